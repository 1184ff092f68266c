import type { Language, Text } from '#law/ground';
import { ownLanguageOf } from '#law/ground';
import type { Pack } from '#law/pack';

/** The languages in which the program writes to readers of a city who have named none: Chinese first where the city has it, and no other than its own. */
export const mailLanguages = ({ languages }: Pick<Pack, 'languages'>): readonly Language[] => {
  const own = new Set(languages.map(ownLanguageOf));
  return (['zh', 'en'] as const).filter((language) => own.has(language));
};

/** The language whose pages such a mail leads to. */
export const pageLanguage = ({ languages }: Pick<Pack, 'languages'>): string => (languages.includes('zh') ? 'zh' : languages[0]!);

/** A text in each of these languages, once where it reads alike. */
export const inEach = (languages: readonly Language[], words: Text, between: string): string =>
  [...new Set(languages.map((language) => words[language]))].join(between);
