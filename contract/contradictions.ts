import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, given, Id, Instant, list, maybe, Name, named, type Of, Text } from './schema.ts';

/** An event that contradicts a promise of the text that decides its case, and what the office made of it. */
export const Contradiction = named('Contradiction', {
  case: named('ContradictedCase', { id: Id, number: Type.String(), procedure: Titled, href: Type.String() }),
  /** The number of the event in its case. */
  seq: Count,
  order: Titled,
  /** The day of the event. */
  on: Day,
  promise: Titled,
  /** What the promise says, as its form makes the sentence. */
  sentence: Text,
  why: Text,
  marks: Marks,
  /** The text that promises it. */
  digest: Type.String(),
  /** Since when the office knows. */
  since: Instant,
  noted: maybe(named('ContradictionNoted', { at: Instant, by: Type.String(), note: Type.String() })),
});
export type Contradiction = Of<typeof Contradiction>;

export const ContradictionsPage = named('ContradictionsPage', {
  sentence: Text,
  today: Day,
  open: Count,
  answered: Count,
  /** Those that wait for an answer first. */
  rows: list(Contradiction),
});
export type ContradictionsPage = Of<typeof ContradictionsPage>;

export const ContradictionAnswered = given('ContradictionAnswered', {
  case: Id,
  seq: Type.Integer({ minimum: 1 }),
  promise: Name,
  note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
});
