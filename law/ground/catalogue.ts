import { IntlMessageFormat } from 'intl-messageformat';
import type { Num } from './number.ts';
import { inLanguage, languagesOf, ownLanguageOf, sameText, type Text } from './text.ts';

/** A message in each of its languages (BCP 47), in ICU MessageFormat. English and Chinese are always there. */
export interface Message {
  readonly en: string;
  readonly zh: string;
  readonly [language: string]: string;
}

type One = string | number | bigint | boolean | Num | Text | null | undefined;

/**
 * What stands in the place of a name in a message. A text stands there in the language of the message, a list with the commas of that language;
 * nothing stands there for what is empty.
 */
export type MessageValue = One | readonly One[];

export type MessageValues = Readonly<Record<string, MessageValue>>;

/** The sentence of a key in all its languages. A message without values is the same object each time. */
export type Say<Key extends string> = (key: Key, values?: MessageValues) => Text;

/**
 * What a file of messages says. A message is read when it is first said, and once.
 * @param messages from a file `messages.json` beside the code
 */
export const catalogue = <Messages extends Readonly<Record<string, Message>>>(messages: Messages): Say<keyof Messages & string> => {
  loaded.push(messages);
  const ready = new Map<string, (values: MessageValues) => Text>();
  return (key, values = {}) => {
    let write = ready.get(key);
    if (write === undefined) {
      const message: Message | undefined = messages[key];
      if (message === undefined) return nowhere(key);
      write = writerOf(message);
      ready.set(key, write);
    }
    return write(values);
  };
};

/** Types keep a wrong key out of the program; one that came past them is shown in brackets where the sentence would stand, and is counted. */
const nowhere = (key: string): Text => {
  unknown.add(key);
  return sameText(`[${key}]`);
};

const unknown = new Set<string>();

/** The keys that were asked for and that no catalogue has: empty in a program without mistakes. */
export const unknownKeys = (): readonly string[] => [...unknown];

/** The catalogues that this process has, as they are when their modules are loaded; nothing is ever taken out. */
const loaded: Readonly<Record<string, Message>>[] = [];

/** The languages in which the program says at least one sentence, `en` and `zh` first. */
export const spokenLanguages = (): readonly string[] => {
  if (spoken.of !== loaded.length) {
    const all = loaded.flatMap((messages) => Object.values(messages).flatMap((message) => Object.keys(message)));
    spoken = { of: loaded.length, languages: [...new Set(['en', 'zh', ...all])] };
  }
  return spoken.languages;
};

/** What was found when so many catalogues were loaded. */
let spoken: { readonly of: number; readonly languages: readonly string[] } = { of: 0, languages: ['en', 'zh'] };

/** A text that is written in each language of the program by a rule, as numbers and days are. */
export const textIn = (write: (language: string) => string): Text => ({
  en: write('en'),
  zh: write('zh'),
  ...Object.fromEntries(
    spokenLanguages()
      .filter((language) => language !== 'en' && language !== 'zh')
      .map((language) => [language, write(language)]),
  ),
});

/** What is written alike in every language of the program but Chinese. */
export const exceptInChinese = (written: string, chinese: string): Text => textIn((language) => (language === 'zh' ? chinese : written));

/** A whole number with the separators of each language: `12,345`, `12.345`; Chinese has none. */
export const groupedNumber = (number: number): Text =>
  textIn((language) => (language === 'zh' ? String(number) : new Intl.NumberFormat(language === 'en' ? 'en-US' : language).format(number)));

/** How many messages of the program a language lacks, and of how many: they are said in English. */
export const lackingIn = (language: string): { readonly lacking: number; readonly of: number } => {
  const all = loaded.flatMap((messages) => Object.values(messages));
  return {
    lacking: all.filter((message) => message[language] === undefined && message[ownIn(language)] === undefined).length,
    of: all.length,
  };
};

/** Chinese of every kind reads the Chinese message; no other language reads another. */
const ownIn = (language: string): string => (ownLanguageOf(language) === 'zh' ? 'zh' : language);

type Writer = (values: MessageValues) => string;

const writerOf = (message: Message): ((values: MessageValues) => Text) => {
  const languages = languagesOf(message);
  if (languages.every((language) => isPlain(message[language]!))) return () => message;
  const write = Object.fromEntries(languages.map((language) => [language, writerIn(message[language]!, language)]));
  const further = languages.filter((language) => language !== 'en' && language !== 'zh');
  return (values) => ({
    en: write['en']!(values),
    zh: write['zh']!(values),
    ...Object.fromEntries(further.map((language) => [language, write[language]!(values)])),
    ...lacksOf(values, further),
  });
};

/** A sentence lacks the languages that one of its values lacks; what is alike in English and Chinese is alike in all. */
const lacksOf = (values: MessageValues, further: readonly string[]): { readonly lacks?: string } => {
  const lacks = new Set<string>();
  for (const value of Object.values(values).flat()) {
    if (!isText(value)) continue;
    for (const language of value.lacks?.split(' ') ?? []) lacks.add(language);
    for (const language of further) if (value[language] === undefined && value.en !== value.zh) lacks.add(language);
  }
  return lacks.size === 0 ? {} : { lacks: [...lacks].join(' ') };
};

const isPlain = (pattern: string): boolean => !/[{']/.test(pattern);

/** Names between words are joined here, which is most messages and by far the fastest; what chooses is left to the formatter. */
const writerIn = (pattern: string, language: string): Writer => {
  if (isPlain(pattern)) return () => pattern;
  const format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
  const parts = format.getAst().map((element): string | { readonly name: string } | undefined => {
    if (element.type === literal) return element.value;
    return element.type === argument ? { name: element.value } : undefined;
  });
  if (parts.every((part) => part !== undefined))
    return (values) => {
      let words = '';
      for (const part of parts) words += typeof part === 'string' ? part : shown(values[part.name], language);
      return words;
    };
  return (values) =>
    String(
      format.format(
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : shown(value, language)]),
        ),
      ),
    );
};

/** The kinds of a part of a message in the parser: words, and a name. */
const literal = 0;
const argument = 1;

const shown = (value: MessageValue, language: string): string => {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map((one) => shown(one, language)).join(ownLanguageOf(language) === 'zh' ? '、' : ', ');
  return isText(value) ? inLanguage(value, language) : String(value);
};

const isList = (value: MessageValue): value is readonly One[] => Array.isArray(value);

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
