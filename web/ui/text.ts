import messages from './messages.json' with { type: 'json' };

/** Words for people, by language (BCP 47). `en` and `zh` are always there; the languages of the city stand beside them. */
export interface Text {
  readonly en: string;
  readonly zh: string;
  /** Languages of the city in which nobody wrote this: the text of another stands there. */
  readonly lacks?: string;
  readonly [language: string]: string;
}

/** A language by BCP 47. */
export type Lang = string;

/** What `lang` attributes call a language. */
export const tagOf = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : lang);

/** The languages of which there are catalogues of messages. */
const spoken: readonly string[] = Object.keys(messages.skip);

/** In which language the pages' own words reach a reader of this one: its own, or the same without its region, or else English. */
export const wordsLangOf = (lang: Lang): Lang =>
  spoken.includes(lang) ? lang : (spoken.find((one) => lang.toLowerCase().startsWith(`${one}-`)) ?? 'en');

/** A text as a reader of this language gets it: where it has none of that language, the nearest words that the program made, or else English. */
export const inLanguage = (text: Text, lang: Lang): string => text[lang] ?? text[wordsLangOf(lang)] ?? text.en;

/**
 * In which language a reader of `lang` gets a text.
 * @param languages those of the city, the first one first: it stands in for one that is missing
 */
export const spokenIn = (text: Text, lang: Lang, languages: readonly Lang[]): Lang => {
  if (text[lang] === undefined) return text[wordsLangOf(lang)] === undefined ? 'en' : wordsLangOf(lang);
  const lacks = text.lacks?.split(' ') ?? [];
  return lacks.includes(lang) ? (languages.find((one) => !lacks.includes(one)) ?? lang) : lang;
};

/** What a language calls itself: `Deutsch`, `中文`. */
export const ownNameOf = (lang: Lang): string => nameOf(lang, lang);

/** What a language is called in another: `German` in English, 德语 in Chinese. */
export const nameOf = (lang: Lang, inWhich: Lang): string => {
  try {
    return new Intl.DisplayNames([inWhich], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
};
