import type { LedgerEntry } from '#law/clocks';
import type { Day, Instant, Value } from '#law/ground';
import type { Pack } from '#law/pack';
import type { AwardedList, CaseEvent, Opened, OrderGiven, Party, RankedList, VoteKept } from './events.ts';

/** One case as folded from its events. Holds no pack: the pack gives it meaning. */
export interface CaseFile {
  readonly id: string;
  /** Of the last event. */
  readonly seq: number;
  readonly opened: Opened;
  readonly openedOn: Day;
  readonly state: string;
  /** Facts as given, in this case alone. A personal fact stands as `{ personal: commitment }`; after erasure as `{ erased: true }`. */
  readonly facts: Readonly<Record<string, Value>>;
  /** When, by whom and by which order each fact was last given. */
  readonly given: Readonly<Record<string, FactGiven>>;
  readonly assumed: ReadonlySet<string>;
  /** Order whose answers stand side by side → its sheets, oldest first; of one person the last one counts. */
  readonly sheets: Readonly<Record<string, readonly Sheet[]>>;
  /** Order → how often. */
  readonly times: Readonly<Record<string, number>>;
  /** Order or state → the day it was last given or entered. */
  readonly days: Readonly<Record<string, Day>>;
  /** Who gave which order, oldest first: what `not-by` looks at. */
  readonly acts: readonly Act[];
  /** Stays in states, oldest first; the last one is where it rests. */
  readonly stays: readonly Stay[];
  /** Each run of each clock; the last one of a name is the one that counts. */
  readonly clocks: Readonly<Record<string, ClockRun>>;
  /** Earlier runs, for the page of times. */
  readonly pastClocks: readonly ClockRun[];
  /** Children by the name under which this case listens, oldest first. */
  readonly children: readonly { readonly as: string; readonly case: string }[];
  readonly sitting?: Sitting;
  readonly votes: readonly VoteKept[];
  /** Fact → the case that it names, of facts by which cases listen to each other. */
  readonly named: Readonly<Record<string, string>>;
  readonly ranked?: RankedList;
  readonly awarded?: AwardedList;
  /** What this case has taken from each account and not returned. */
  readonly taken: Readonly<Record<string, { readonly budget: string; readonly amount: Value }>>;
  /** Register → number of its row, once it had one. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly parties: Readonly<Record<string, Party>>;
  readonly events: readonly CaseEvent[];
  /** The digest of the pack that decides it; changes only by a transition. */
  readonly digest: string;
}

export type PackOf = (digest: string) => Pack;

export interface FactGiven {
  readonly on: Day;
  readonly order: string;
  readonly by?: string;
  readonly seq: number;
}

/** What one person gave with an order whose answers stand side by side. */
export interface Sheet {
  /** Missing where a file brought it. */
  readonly person?: string;
  /** The absent person for whom it was given; it is the sheet of both. */
  readonly standsInFor?: string;
  readonly role: string;
  readonly on: Day;
  readonly seq: number;
  readonly facts: Readonly<Record<string, Value>>;
}

export interface Act {
  readonly person: string;
  /** The absent person for whom it was done. */
  readonly standsInFor?: string;
  readonly role: string;
  readonly order: string;
  readonly seq: number;
  /** The stay in which it was done: index into `stays`; -1 for an opening order. */
  readonly stay: number;
}

export interface Stay {
  readonly state: string;
  readonly from: Day;
  readonly fromInstant: Instant;
  readonly seq: number;
  readonly until?: Day;
}

/** One run of a clock: from its start to the day it is met. */
export interface ClockRun {
  readonly clock: string;
  /** Counts from 1 within the case. */
  readonly run: number;
  readonly from: Day | Instant;
  /** The budget, read when the clock started. */
  readonly within: number;
  readonly ledger: readonly LedgerEntry[];
  /** As its ledger has it; whether it has run out is a question of the day (`standingOf`). */
  readonly state: 'running' | 'paused' | 'met';
  /** Its silence has followed. */
  readonly fired: boolean;
  /** Digest of the text under which it was over, where a later text has taken the case over since. */
  readonly law?: string;
}

/** A committee at the table. */
export interface Sitting {
  readonly state: string;
  readonly number: number;
  readonly attending: readonly string[];
  readonly recused: readonly string[];
  readonly ballots: Readonly<Record<string, 'for' | 'against' | 'abstain'>>;
}

export type { CaseEvent, OrderGiven };
