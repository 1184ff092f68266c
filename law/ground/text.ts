/**
 * Words for people: by language, as BCP 47 names it. `en` and `zh` are always there, since these are the languages in which the program itself
 * writes; a text of a pack has its pack's languages besides. Where a pack lacks `en` or `zh`, its first language stands there, and no page offers it.
 */
export interface Text {
  readonly en: string;
  readonly zh: string;
  /** The languages of the pack in which nobody wrote this text, with blanks between them: there stands that of another. */
  readonly lacks?: string;
  readonly [language: string]: string;
}

/** A language in which the program has words of its own. A pack's languages are plain strings. */
export type Language = 'en' | 'zh';

export const text = (en: string, zh: string): Text => ({ en, zh });

/** What is written alike in every language: names, numbers. */
export const sameText = (written: string): Text => ({ en: written, zh: written });

/** The languages of a text that somebody wrote it in, or that stand in for such a one. */
export const languagesOf = (words: Text): readonly string[] => Object.keys(words).filter((key) => key !== 'lacks');

/** A text in one language: its own words, else those of the nearest language, else English. */
export const inLanguage = (words: Text, language: string): string => words[language] ?? words[ownLanguageOf(language)];

/** In which language the program speaks to readers of this one: Chinese for `zh`, `zh-CN`…, English for all others. */
export const ownLanguageOf = (language: string): Language => (/^zh(-|$)/i.test(language) ? 'zh' : 'en');

/**
 * A text made language by language: in `en`, `zh` and each further language that one of the `parts` has. A part that lacks it stands there in the language
 * nearest to it, and the text then lacks that language, unless the part is written alike in English and Chinese and so in all.
 * @param write gives the words of one language, from the parts in that language
 */
export const textFrom = (parts: readonly Text[], write: (words: readonly string[], language: string) => string): Text => {
  const further = [...new Set(parts.flatMap(languagesOf))].filter((language) => language !== 'en' && language !== 'zh');
  const lacks = new Set(parts.flatMap((part) => part.lacks?.split(' ') ?? []));
  for (const language of further) if (parts.some((part) => part[language] === undefined && part.en !== part.zh)) lacks.add(language);
  const writeIn = (language: string): string =>
    write(
      parts.map((part) => inLanguage(part, language)),
      language,
    );
  return {
    en: writeIn('en'),
    zh: writeIn('zh'),
    ...Object.fromEntries(further.map((language) => [language, writeIn(language)])),
    ...(lacks.size > 0 && { lacks: [...lacks].join(' ') }),
  };
};

/** The same words otherwise written, as with a capital or without the mark at their end. Chinese stays as it is where `inChinese` is missing. */
export const rewritten = (words: Text, write: (written: string) => string, inChinese = (written: string): string => written): Text =>
  textFrom([words], ([written = ''], language) => (ownLanguageOf(language) === 'zh' ? inChinese(written) : write(written)));

/** A sentence begins with a capital where the script has capitals. */
export const capitalized = (words: Text): Text => rewritten(words, (written) => written.slice(0, 1).toUpperCase() + written.slice(1));

/** Texts one after the other, with the comma of each language between them, or another sign. Other languages take the sign of English. */
export const joinTexts = (texts: readonly Text[], sign: Text = { en: ', ', zh: '，' }): Text =>
  textFrom(texts, (words, language) => words.join(inLanguage(sign, language)));

/** Names in backticks as a list: `a`, `b` and `c`; `a`、`b`和`c`. Without a joint only commas stand between them. */
export const namesInText = (names: readonly string[], joint?: 'and' | 'or'): Text =>
  listInText(
    names.map((name) => `\`${name}\``),
    joint,
  );

/** Words that are alike in both languages, joined as `namesInText` joins names. */
export const listInText = (parts: readonly string[], joint?: 'and' | 'or'): Text => {
  if (joint === undefined || parts.length < 2) return { en: parts.join(', '), zh: parts.join('、') };
  const [before, last] = [parts.slice(0, -1), parts.at(-1)!];
  return { en: `${before.join(', ')} ${joint} ${last}`, zh: `${before.join('、')}${joints[joint]}${last}` };
};

const joints = { and: '和', or: '或' } as const;
