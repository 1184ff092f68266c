import type { Text } from '#law/ground';

/** What follows a name that is invented, by language; where none is here, the English one. */
const marks: Readonly<Record<string, string>> = { en: ' (demo)', zh: '（演示）', de: ' (Demo)', nl: ' (demo)', fr: ' (démo)' };

export const markIn = (language: string): string => marks[language.split('-')[0]!] ?? ' (demo)';

/** A text made for each language in which another is there. */
export const inEach = (like: Text, make: (language: string) => string): Text =>
  Object.fromEntries(Object.keys(like).map((language) => [language, make(language)])) as unknown as Text;

/** The words in this language, or the first there are. */
export const wordsIn = (text: Text, language: string): string => {
  const all = text as unknown as Readonly<Record<string, string | undefined>>;
  return all[language] ?? text.en;
};

/** Says of a name that it is invented, once, in the language of its script. */
export const marked = (name: string, language = /[\u4e00-\u9fff]/.test(name.at(-1) ?? '') ? 'zh' : 'en'): string =>
  isMarked(name) ? name : `${name}${markIn(language)}`;

export const isMarked = (name: string): boolean => /\(d[eé]mo\)|（演示）/i.test(name);
