import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Cursor, Day, Id, list, maybe, named, type Of, Text } from './schema.ts';

/** A letter that was served: where, to whom, and in which case. */
export const SentLetter = named('SentLetter', {
  number: Type.String(),
  letter: Titled,
  case: Id,
  caseNumber: Type.String(),
  /** What the case is about. */
  title: Text,
  procedure: Titled,
  to: Text,
  served: Day,
  /** Its text was erased. */
  erased: Type.Boolean(),
  marks: Marks,
});
export type SentLetter = Of<typeof SentLetter>;

/** Letters of the reader's offices, the last served first. Nobody sends them here: an order does. */
export const SentLetters = named('SentLetters', {
  today: Day,
  /** The first day looked at. */
  from: Day,
  sentence: Text,
  total: Count,
  rows: list(SentLetter),
  next: maybe(Cursor),
});
export type SentLetters = Of<typeof SentLetters>;
