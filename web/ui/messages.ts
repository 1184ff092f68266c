import { IntlMessageFormat } from 'intl-messageformat';

/** What stands in the place of a name in a message. An empty one is `none` where the message chooses by it; a list gets the commas of the language. */
export type MessageValue = string | number | boolean | null | undefined | readonly string[];

/** A message in each of its languages (BCP 47), in ICU MessageFormat. English is always there. */
interface Message {
  readonly en: string;
}

type NameOf<Key> = Key extends `${infer Name}(${string})` ? Name : Key;

type ValuesOf<Names extends string> = Names extends ''
  ? []
  : Names extends `${string}, ${infer Rest}`
    ? [value: MessageValue, ...ValuesOf<Rest>]
    : [value: MessageValue];

/**
 * What a page gets of a file of messages: a sentence for each message, and a function for each message whose key names its values, in their order:
 * `"read(date)"` is `words.read(date)`.
 */
export type WordsOf<Messages> = Messages extends Message
  ? string
  : Messages extends readonly (infer One)[]
    ? readonly WordsOf<One>[]
    : {
        readonly [Key in keyof Messages as NameOf<Key>]: Key extends `${string}(${infer Names})`
          ? (...values: ValuesOf<Names>) => string
          : WordsOf<Messages[Key]>;
      };

/** The words of a file of messages in one language. A message that lacks it stands in English. */
export const wordsIn = <Messages>(messages: Messages, language: string): WordsOf<Messages> =>
  wordsOf(messages, language) as WordsOf<Messages>;

const wordsOf = (messages: unknown, language: string): unknown => {
  if (Array.isArray(messages)) return messages.map((one) => wordsOf(one, language));
  if (isMessage(messages)) return said(messages, language)([]);
  return Object.fromEntries(
    Object.entries(messages as object).map(([key, below]) => {
      const signature = /^(.*)\((.*)\)$/.exec(key);
      return signature === null ? [key, wordsOf(below, language)] : [signature[1], said(below, language, signature[2]!.split(', '))];
    }),
  );
};

const isMessage = (messages: unknown): messages is Message =>
  typeof messages === 'object' && messages !== null && typeof (messages as Partial<Message>).en === 'string';

/** A message as a function of its values. It is read when it is first said. */
const said = (message: Message, language: string, names: readonly string[] = []): ((...values: readonly MessageValue[]) => string) => {
  const own = (message as { readonly [language: string]: string | undefined; readonly en: string })[language];
  const [pattern, spoken] = own === undefined ? [message.en, 'en'] : [own, language];
  if (!/[{']/.test(pattern)) return () => pattern;
  const empty = (name: string): string => (pattern.includes(`{${name}, select,`) ? 'none' : '');
  let format: IntlMessageFormat | undefined;
  return (...values) => {
    format ??= new IntlMessageFormat(pattern, spoken, undefined, { ignoreTag: true });
    return String(format.format(Object.fromEntries(names.map((name, index) => [name, shown(values[index], spoken) ?? empty(name)]))));
  };
};

/** Numbers keep their kind, for plurals are chosen by them. Undefined for what is empty. */
const shown = (value: MessageValue, language: string): string | number | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.join(language.startsWith('zh') ? '、' : ', ') : String(value);
};

/** The word that a group of words has for a key that comes with the data. */
export const wordFor = (words: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof word === 'string' ? word : undefined;
};
