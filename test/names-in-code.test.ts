import { expect, test } from 'vitest';
import { type Found, foundIn, languageWords, namesOf, packsHere, sources } from './names-in-code.ts';

const packs = packsHere();
const names = new Map([...packs.values()].flatMap((pack) => [...namesOf(pack)]));
const language = languageWords();
const found = sources().flatMap((source) => foundIn(source, names));

/**
 * Words that code has for things of its own and that a city happens to use as names too, by the place where they mean that. A new one belongs here only if it
 * has nothing to do with the pack: what a page needs of a pack is a part of a view (`law/pack/views.ts`).
 */
const homonyms: Readonly<Record<string, string>> = {
  // What the API calls its own answers, states of texts and meetings, and addresses of pages.
  contract: `alarm applicant asked called checking close company complain days decline done draft end ended finding identity interrupted late later missed missing object open
    products proof provider query reading review secretary set-aside struck suspended take-back view`,
  'law/case': 'decided found hold reasons', // steps of a decision; `{reasons}` of every letter
  'law/committee': 'invite meeting remark send-back sign take-up voting', // acts of a meeting and bases of a tally
  'law/feel': 'apply last mode return sign split tests', // functions of FEEL, and its parser
  'law/pack': 'apply conditions decision statement voting', // parts of letters, examples in findings
  'law/prove': 'apply duplicate expire findings firm gap grounds last measured settle stopped trace', // kinds of gaps and moves
  'law/second': 'decision return run sign voting',
  'law/table': 'accepted allowed answers decision output requirement return simple tests', // DMN
  // Commands, flags, fields of the log, words of HTTP and of the invented office of a test.
  shell: `accept accepted allow allowed conditions decided decision enter exit expire find findings found gap head health in-use invite last lower meeting officer
    overdue reject request right run send sign since stopped trace update warn who`,
  'shell/demo': 'look resident take-up', // what a player does, and a person without a role
  // Names of sections, fields and methods of the office's answers, acts of a meeting.
  'shell/office': `comments conditions decided declare do drop enrol exit findings followed found hold holder incidents invite last look meeting overdue
    proposed received region remark reported reviewer run run-out send-back sent sign since sound take-up tier tracking update voting`,
  // Ids of sections, names of files and fields of answers, kinds of buttons.
  web: `accept answers below comments completeness conditions decided decision declare drop enter find findings full head help incidents invite
    listed look meeting question remark requirement restore right run send-back sent sign since stop-rule submit summary take-up tier trace undo warnings
    what-happened who`,
};
const wordsOf = (place: string): ReadonlySet<string> => new Set(homonyms[place]!.split(/\s+/));
const api = wordsOf('contract');

const isHomonym = ({ name, path }: Found): boolean =>
  language.has(name) || api.has(name) || Object.keys(homonyms).some((place) => path.startsWith(`${place}/`) && wordsOf(place).has(name));

/** `{reasons}` is a word of every letter, not a fact of one city. */
const isLetterWord = ({ name, path }: Found): boolean => name === 'reasons' && path === 'law/case/letters.ts';

const told = ({ name, kind, path, line }: Found): string => `${path}:${line} knows the ${kind} “${name}”`;

test('the packs have names to look for, of every kind', () => {
  expect(packs.size).toBeGreaterThan(0);
  expect(names.size).toBeGreaterThan(900);
  expect(new Set(names.values()).size).toBeGreaterThan(12);
});

test('code knows no fact, register, procedure, role or state of any pack by name', () => {
  const bound = found.filter((one) => !isHomonym(one));
  console.info(`${names.size} names of ${packs.size} packs; ${new Set(bound.map(({ name }) => name)).size} of them are found in code`);
  expect(bound.map(told)).toEqual([]);
});

test('nothing is looked up in a dictionary of a pack or of a case by a name, homonym or not', () => {
  expect(found.filter((one) => one.looksUp && !isLetterWord(one)).map(told)).toEqual([]);
});

test('a binding by name is found: as a literal, as a lookup, in an address and in SQL', () => {
  const known = new Map([
    ['who-decides', 'column'],
    ['tier', 'column'],
    ['trials', 'register'],
  ]);
  const seen = (path: string, text: string) => foundIn({ path, text }, known).map(({ name, looksUp }) => [name, looksUp]);
  expect(seen('shell/a.ts', `const decides = 'who-decides'; // 'tier'`)).toEqual([['who-decides', false]]);
  expect(seen('shell/a.ts', `row.columns['tier']`)).toEqual([['tier', true]]);
  expect(seen('web/a.tsx', `href="/registers/trials/"`)).toEqual([['trials', false]]);
  expect(seen('shell/a.sql', `select columns ->> 'tier' from register_row -- 'trials'`)).toEqual([['tier', true]]);
  expect(seen('web/a.ts', `say('These are trials of a tier.')`)).toEqual([]);
});

test('each homonym is used where the list has it', () => {
  const unused = Object.keys(homonyms).flatMap((place) =>
    [...wordsOf(place)]
      .filter((name) => !found.some((one) => one.name === name && one.path.startsWith(`${place}/`)))
      .map((name) => `${place}: ${name}`),
  );
  expect(unused).toEqual([]);
});
