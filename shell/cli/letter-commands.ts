import { type LetterPreviewed, previewLetters } from '#law/case';
import { inLanguage, nearest, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { type Command, WrongUsage } from './command.ts';
import { findingsInWords, linesOf } from './findings-in-words.ts';
import { packFilesAt } from './read.ts';
import { say } from './say.ts';
import { readAround } from './unread-examples.ts';

export const letterCommands: Readonly<Record<string, Command>> = {
  'letters preview': {
    usage: 'letters preview DIR [EXAMPLE]',
    summary: "Writes every letter that a pack's examples send, or those of one example, as it would be sent.",
    example: 'ordinance letters preview packs/shenzhen trial-granted --json',
    counts: [1, 2],
    run: async ({ args }) => {
      const { pack, findings } = readAround(packFilesAt(args[0]!)).loaded;
      if (pack === undefined) return { exit: 1, json: { letters: [], findings }, text: findingsInWords(findings) };
      const letters = examplesOf(pack, args[1]).flatMap((example) => previewLetters(pack, example));
      return { exit: 0, json: { letters: letters.map(shownIn(pack)) }, text: linesOf(letters.flatMap(inWords)) };
    },
  },
};

const examplesOf = (pack: Pack, named: string | undefined): Pack['examples'][string][] => {
  if (named === undefined) return Object.values(pack.examples);
  const example = pack.examples[named.replace(/^.*\/|\.yaml$/g, '')];
  if (example !== undefined) return [example];
  const near = nearest(named, Object.keys(pack.examples));
  throw new WrongUsage(`there is no example \`${named}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
};

/** In the languages of the pack and no others: what stands in for English or Chinese there is no text of its own. */
const shownIn =
  ({ languages, letterLanguages }: Pack) =>
  ({ form: _form, written: _written, title, text: words, ...letter }: LetterPreviewed) => ({
    ...letter,
    title: only(title, languages),
    text: only(words, letterLanguages),
  });

const only = (words: Text, languages: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(languages.map((language) => [language, inLanguage(words, language)]));

const inWords = ({ example, step, letter, text }: LetterPreviewed) => [
  say('inWords.step', { example, step, letter }),
  say('inWords.en', { en: text }),
];
