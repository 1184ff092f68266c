import type { Asked, Question } from '#contract';

/** What an order gives: fact → value, as the contract has it. */
export type Gives = Asked<'order'>['body']['gives'];
type Given = Gives[string];

/** Empty is not given. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Only what was answered, and only what is asked: an answer to a question that is no longer put is kept, and not sent. */
export const givesOf = (needs: readonly Question[], values: Readonly<Record<string, unknown>>): Gives =>
  Object.fromEntries(needs.flatMap(({ fact }) => (isEmpty(values[fact]) ? [] : [[fact, values[fact] as Given]])));

interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** Everything that a person wrote in words, for the marks in the draft of a letter. */
export const writtenIn = (needs: readonly Question[], gives: Gives, lang: 'en' | 'zh'): readonly string[] =>
  needs.flatMap(({ fact, type }) => {
    const value = type === 'text' ? gives[fact] : undefined;
    return typeof value === 'string' ? [value] : isBilingual(value) ? [value[lang]] : [];
  });
