import type { CaseEvent } from '#law/case';
import type { Num } from '#law/ground';
import type { VaultFact } from '#shell/vault';
import type { ClockRow, DocketRow, FamilyLink, LetterRow, Projected, TimerRow } from './rows.ts';

/** All that one order brings about. It is kept as a whole or not at all. */
export interface Append extends Partial<Projected> {
  /** The families as they were read; a new one has version 0. An append is refused as stale if one of them has moved on. */
  readonly families: ReadonlyMap<string, number>;
  /** Accounts of which the decision asked what is left, with what it saw taken from them. An append is refused as stale if one of them was moved. */
  readonly rested?: ReadonlyMap<string, Num>;
  /** Cases of which the decision asked who names them. An append is refused as stale if there are others by now. */
  readonly named?: readonly Naming[];
  /** Their budget moves are made with them: taking past a ceiling refuses the whole. */
  readonly events: readonly NewEvent[];
  /** The rows of the cases concerned. The timers of these cases are replaced by `timers`. */
  readonly docket?: readonly DocketRow[];
  readonly timers?: readonly TimerRow[];
  readonly clocks?: readonly ClockRow[];
  readonly letters?: readonly LetterRow[];
  readonly links?: readonly FamilyLink[];
  readonly vault?: readonly VaultFact[];
  /** Files that came with the order. */
  readonly files?: readonly FileTied[];
  readonly erase?: readonly Erasure[];
  readonly key?: OrderKey;
  readonly outbox?: readonly OutboxEntry[];
}

/** How many cases name this one by this fact, as a decision saw it. */
export interface Naming {
  readonly fact: string;
  readonly case: string;
  readonly found: number;
}

export interface NewEvent {
  readonly family: string;
  readonly event: CaseEvent;
}

/** A file that answers a fact of a case. It is nobody's loose upload any more; the key of a personal one goes with the fact. */
export interface FileTied {
  readonly case: string;
  readonly fact: string;
  readonly digest: string;
  /** The name under which its bytes lie. */
  readonly stored: string;
  readonly personal: boolean;
}

/** Destroys the personal facts of a case, and the keys of files and letters named. */
export interface Erasure {
  readonly case: string;
  readonly facts: readonly string[];
  /** Events whose letters become unreadable. */
  readonly letters?: readonly number[];
  /** Whether the office's notes on the case go as well. */
  readonly notes?: boolean;
}

/** An idempotency key: anyone who gives the same order again gets the same answer. */
export interface OrderKey {
  /** Whose key it is: the account, or one scope for everybody without one. */
  readonly scope: string;
  /** Digest of the key: the key itself is kept nowhere. */
  readonly key: string;
  /** Digest of what was asked, keyed with the key. */
  readonly digest: string;
  /** What was done. It holds no secret: it stands in every backup. */
  readonly answer: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Work that follows from what was kept: it is done at least once. */
export interface OutboxEntry {
  readonly topic: string;
  readonly case: string;
  readonly payload: unknown;
}

export type AppendResult =
  | { readonly result: 'ok'; readonly position: number }
  /** Someone was faster: load and decide again. */
  | { readonly result: 'stale' }
  | { readonly result: 'budget'; readonly account: string }
  | { readonly result: 'keyReused' }
  /** A file was deleted meanwhile, because nobody had used it in time. */
  | { readonly result: 'fileGone' };
