import { type FileKind, file, keys, list, map, may, must, name, oneOf, string } from './shape.ts';

/** Pages that every city has, as a search leads to them. */
export const searchPages = [
  'home',
  'law',
  'promises',
  'competences',
  'separation',
  'times',
  'report',
  'changes',
  'registers',
  'watch',
  'consultations',
  'complain',
  'follow',
  'check',
  'ask',
  'minutes',
  'subscriptions',
  'accessibility',
  'data',
  'sign-in',
  'register-account',
  'forgot',
  'my',
  'account',
] as const;

/** The words that people type, which are rarely the words of the law. No rule stands here. */
export const searchFiles: Readonly<Record<string, FileKind>> = {
  search: file(
    'Search',
    'search.yaml',
    keys({
      leads: may(
        list(
          keys({
            words: must(list(string), 'What somebody types who wants this, in any language; a phrase counts as a whole.'),
            procedure: may(name, 'The procedure that it leads to.'),
            order: may(name, 'Of that procedure: an order that opens a case.'),
            register: may(name, 'The public register that it leads to.'),
            article: may(name, 'The article that it leads to.'),
            page: may(oneOf(...searchPages), 'The page that it leads to.'),
          }),
        ),
        'Words, and where each of them leads. What stands first is found first.',
      ),
      same: may(map(list(string)), 'By a name of one’s own: words that mean the same, in any language. Each finds what the others find.'),
      skip: may(list(string), 'Words that say nothing of what somebody looks for: how, do, I, 怎么.'),
    }),
  ),
};
