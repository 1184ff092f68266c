import { languageName } from '#law/ground';
import { languagePattern } from './keys-languages.ts';
import type { Place } from './model.ts';
import { type Report, reportInto } from './report.ts';
import { say } from './say.ts';
import { get, type Mapping, readYaml, scalarsOf, usualLanguages } from './yaml.ts';

/** In which languages a pack speaks, the first one first. */
export interface Languages {
  /** Every text of the pack stands in each of these. */
  readonly texts: readonly string[];
  /** Letters are sent in these. */
  readonly letters: readonly string[];
}

const files = ['place.yaml', 'pack.yaml'];

/** The languages that a pack names in `place.yaml` or `pack.yaml`. Nothing is told here of what is wrong there: that is `checkLanguages`. */
export const languagesIn = (texts: ReadonlyMap<string, string>): Languages => {
  // Few packs name any in `pack.yaml`, which is long: it is read for this only where the word stands there.
  const trees = files.flatMap((file) => {
    const text = texts.get(file);
    const tree = text === undefined || !text.includes('languages') ? undefined : readYaml(file, text, reportInto());
    return tree === undefined ? [] : [tree];
  });
  const named = (key: string): readonly string[] | undefined =>
    trees.map((tree) => wellFormed(tree, key)).find((languages) => languages.length > 0);
  const all = named('languages') ?? usualLanguages;
  const letters = (named('letter-languages') ?? all).filter((language) => all.includes(language));
  return { texts: all, letters: letters.length === 0 ? all : letters };
};

const wellFormed = (tree: Mapping, key: string): readonly string[] => [
  ...new Set(scalarsOf(get(tree, key)).flatMap(({ text }) => (new RegExp(languagePattern).test(text) ? [text] : []))),
];

/** Says where a language is named twice, and where letters are to be sent in one that the pack does not have. */
export const checkLanguages = (trees: readonly (Mapping | undefined)[], { texts }: Languages, report: Report): void => {
  for (const tree of trees) {
    for (const key of ['languages', 'letter-languages']) {
      const seen = new Set<string>();
      for (const { text, at } of scalarsOf(get(tree, key))) {
        if (seen.has(text)) twice(text, at, report);
        else if (key === 'letter-languages' && !texts.includes(text)) unknownLanguage(text, at, texts, report);
        seen.add(text);
      }
    }
  }
};

const twice = (language: string, at: Place, report: Report): void =>
  report('name/twice', at, say('twice.isNamedTwice', { language }), say('twice.keepOneOfThe'));

/** A language in which the pack does not speak. */
export const unknownLanguage = (language: string, at: Place, known: readonly string[], report: Report): void => {
  const [name, all] = [languageName(language), known.map((each) => `\`${each}\``)];
  report('language/unknown', at, say('unknownLanguage.thisPackIsNot', { name, all }), say('unknownLanguage.removeOrAddIt', { language }));
};

/** Is this word the code of a language that people know? `is` and `to` are too: only where a text is expected this tells anything. */
export const isLanguageCode = (word: string): boolean => new RegExp(languagePattern).test(word) && languageName(word).en !== word;
