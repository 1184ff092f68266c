import type { Text, Value } from '#law/ground';
import type { TimeFound } from '../within/time-found.ts';
import type { Keeping } from './keeping.ts';
import type { Path } from './path.ts';

/** What the prover says of one promise: never more than it has shown. */
export interface Answer {
  /** Null where it is not decided. */
  readonly holds: boolean | null;
  /** How many configurations, or regions of a table, were looked at. */
  readonly states: number;
  readonly witness?: Value;
  /** Of what is broken or not decided: why, in words. */
  readonly why?: Text;
  /** It was not decided because the budget of configurations was spent. */
  readonly cut?: true;
  /** A shortest way to where the promise is broken. */
  readonly path?: Path;
  /** Others to the same, for anyone who finds no dates for that one. */
  readonly ways?: readonly Path[];
  /** Of a promise about time: how long it can take. */
  readonly time?: TimeFound;
  /** Of a promise that cases end: how officials could keep one for ever, by procedure. */
  readonly keeping?: readonly Keeping[];
  /** What conditions read and the prover leaves open: it was tried every way. */
  readonly open?: readonly string[];
}

export const open = (words: Text): Answer => ({ holds: null, states: 0, why: words });

/** One word, or a list of them. */
export const wordsIn = (value: Value | undefined): readonly string[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
