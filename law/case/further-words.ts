import { civilFromDays, type Day, dayNumber, type Text } from '#law/ground';
import type { Pack } from '#law/pack';

/** The languages of a pack besides English and Chinese: in these the program says only what can be worked out from the language itself. */
export const furtherLanguages = ({ languages }: Pick<Pack, 'languages'>): readonly string[] =>
  languages.filter((language) => language !== 'en' && language !== 'zh');

/** Words in more languages. Where `write` has none for a language, readers of it get the English ones. */
export const inFurther = (words: Text, languages: readonly string[], write: (language: string) => string | undefined): Text => {
  if (languages.length === 0) return words;
  const further = languages.flatMap((language) => {
    const written = write(language);
    return written === undefined ? [] : [[language, written] as const];
  });
  return { ...words, ...Object.fromEntries(further) };
};

/** A word that the program says itself (`yes`, `none`): in further languages as `words.yaml` has it under that name. */
export const programWord = (pack: Pack, name: string, words: Text): Text =>
  inFurther(words, furtherLanguages(pack), (language) => pack.words[name]?.[language]);

/** `2. April 2026` in German. */
export const dayIn = (day: Day, language: string): string => {
  const [year, month, dayOfMonth] = civilFromDays(dayNumber(day));
  return dayFormats(language).format(new Date(Date.UTC(year, month - 1, dayOfMonth)));
};

/** A number as it is printed, with the marks of a language: `1.234,5` in German. */
export const numberIn = (printed: string, language: string): string => numberFormats(language).format(printed as `${number}`);

const remembered = <T>(make: (language: string) => T): ((language: string) => T) => {
  const known = new Map<string, T>();
  return (language) => {
    const made = known.get(language) ?? make(language);
    known.set(language, made);
    return made;
  };
};

const dayFormats = remembered((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }));
const numberFormats = remembered((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 20 }));
