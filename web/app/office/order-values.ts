import type { Asked, Question, Text } from '#contract';
import { inLanguage } from '#web/ui';

/** What an order gives: fact → value, as the contract has it. */
export type Gives = Asked<'order'>['body']['gives'];
type Given = Gives[string];

/** Empty is not given. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Only what was answered, and only what is asked: an answer to a question that is no longer put is kept, and not sent. */
export const givesOf = (needs: readonly Question[], values: Readonly<Record<string, unknown>>): Gives =>
  Object.fromEntries(needs.flatMap(({ fact }) => (isEmpty(values[fact]) ? [] : [[fact, values[fact] as Given]])));

/** Words in several languages. */
export const isInLanguages = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** Everything that a person wrote in words, for the marks in the draft of a letter. */
export const writtenIn = (needs: readonly Question[], gives: Gives, lang: string): readonly string[] =>
  needs.flatMap(({ fact, type }) => {
    const value = type === 'text' ? gives[fact] : undefined;
    return typeof value === 'string' ? [value] : isInLanguages(value) ? [inLanguage(value, lang)] : [];
  });
