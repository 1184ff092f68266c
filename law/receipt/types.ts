import type { Day, Instant, Standing, Value } from '#law/ground';

/**
 * What one decision says of itself: enough to decide it again from the text of the law alone. `decision` holds no clock time of the machine, no
 * person, no account and no number that depends on other work, so the same decision has the same `hash` wherever it is given
 * (docs/methods/receipt.md).
 */
export interface Receipt {
  readonly decision: ReceiptDecision;
  /** SHA-256 over the canonical form of `decision`, in hexadecimal. */
  readonly hash: string;
  /** JSON pointer into `decision` → commitment to the value that stands there as `{ sealed: true }`. */
  readonly commitments: Readonly<Record<string, string>>;
  /** Personal facts given with it → the salted commitment that the ledger keeps. They are never read by a formula. */
  readonly personal: Readonly<Record<string, string>>;
  /** SHA-256 over the canonical form of `{ hash, commitments, personal }`: the same for all readers. */
  readonly seal: string;
  /** What this reader may read of the sealed values. Part of neither digest. */
  readonly opened: Readonly<Record<string, Opening>>;
}

export interface Opening {
  readonly salt: string;
  readonly value: Value;
}

/** A value in clear, or `{ sealed: true }` where not everybody who may read the case may read it. */
export type Sealable = Value;

export interface ReceiptDecision {
  readonly form: 'ordinance-receipt/1';
  readonly law: { readonly pack: string; readonly version: Day; readonly digest: string };
  readonly procedure: string;
  readonly order: string;
  /** The role in which it was given; `law` where nobody gave it. */
  readonly by: string;
  readonly on: Day;
  /** The day from which it counts by law, where another. */
  readonly counts: Day;
  /** Only where a clock of the procedure counts in hours. */
  readonly at?: Instant;
  readonly basis: readonly string[];
  readonly standing: Standing;
  readonly state: { readonly before: string | null; readonly after: string };
  /** The kind of the ending, where the case has come to one. */
  readonly ending?: string;
  readonly because?: ReceiptCause;
  /** The authority that acted; missing where none acts in the procedure. */
  readonly authority?: ReceiptAuthority;
  /** Where the person signed for somebody else: for a colleague who is away, or for an organisation. */
  readonly mandate?: 'stand-in' | 'representative';
  /** How often the order had been given in this case before. */
  readonly times: number;
  readonly given: Readonly<Record<string, Sealable>>;
  readonly setAside: readonly string[];
  /** Names of the personal facts given with it. */
  readonly personal: readonly string[];
  /** Facts that were read and that nobody told: an import assumed them. */
  readonly assumed: readonly string[];
  readonly guards: readonly { readonly refusal: string; readonly if: string; readonly holds: boolean | null }[];
  /** What formulas and tables read that was not worked out here: path → value. */
  readonly read: Readonly<Record<string, Sealable>>;
  /** Facts worked out on the way, each of them from `read`. */
  readonly worked: Readonly<Record<string, Sealable>>;
  /** The fired rows are a list of `FiredRow`; null where the table did not say. */
  readonly tables: readonly { readonly table: string; readonly decides: string; readonly fired: Sealable }[];
  readonly budgets: readonly ReceiptMove[];
  readonly committee?: ReceiptCount;
  readonly clocks: readonly ReceiptClock[];
  readonly opens?: string;
  readonly letter?: { readonly letter: string; readonly to: string; readonly served: Day };
  /** Registers in which the case was given a number. */
  readonly numbers: readonly string[];
}

/** A row that fired, what it rests on and what each of its cells tested. */
export interface FiredRow {
  readonly row: string;
  readonly basis: readonly string[];
  readonly standing: Standing;
  /** Fact → the test as the text has it. Its value stands in `read` or `worked`. */
  readonly cells: Readonly<Record<string, Value>>;
}

/** The office that acted, the body in whose name it did, and the articles by which that body may. */
export interface ReceiptAuthority {
  readonly office: string;
  readonly body: string;
  /** Why the office acts for another body, where the text says it. */
  readonly actsFor?: { readonly basis: readonly string[]; readonly standing: Standing };
  /** What the order does in law. */
  readonly act?: string;
  /** The competence that carried the act; of a mandate, then what its giver rests on, up to what nobody gave. Empty where the act needs none. */
  readonly competences: readonly CompetenceUsed[];
}

export interface CompetenceUsed {
  readonly competence: string;
  readonly body: string;
  readonly basis: readonly string[];
  readonly standing: Standing;
  /** Of a mandate: the body that gave it. */
  readonly by?: string;
}

/** What brought an order by law about. */
export type ReceiptCause =
  | { readonly kind: 'silence'; readonly clock: string; readonly due: Day | Instant }
  | { readonly kind: 'vote'; readonly result: string }
  | { readonly kind: 'case'; readonly as: string; readonly at: string }
  | { readonly kind: 'calendar'; readonly duty: string; readonly period: string }
  | { readonly kind: 'figures'; readonly stream: string; readonly period: Day }
  | { readonly kind: 'entry'; readonly fact: string; readonly value: string };

/** One move on an account of a budget. Which account it is, and what others have taken of it, is not said. */
export interface ReceiptMove {
  readonly budget: string;
  /** Positive is taken, negative is returned. */
  readonly amount: Sealable;
  readonly ceiling: Sealable;
  /** What the case held of it before, and holds after. */
  readonly held: Sealable;
  readonly total: Sealable;
  readonly over: boolean;
}

/** A vote counted to the fraction, without names. */
export interface ReceiptCount {
  readonly committee: string;
  readonly rule: string;
  /** Category → how many persons. */
  readonly seated: Readonly<Record<string, number>>;
  readonly recused: Readonly<Record<string, number>>;
  readonly attending: Readonly<Record<string, number>>;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Whether the chair voted for, where the vote of the chair decides an even count. */
  readonly chairFor?: boolean;
  readonly quorum: boolean;
  readonly base: number;
  /** As `2/3 of attending`. */
  readonly fraction: string;
  readonly needed: number;
  readonly result: string;
}

/** One clock of the case just before and just after the decision. */
export interface ReceiptClock {
  readonly clock: string;
  readonly unit: string;
  readonly start: string;
  readonly roll: string;
  readonly calendar: string;
  readonly extend?: { readonly by: number; readonly unit: string; readonly times: number };
  /** Cases that make it stand still while they are open: how many were open just after. */
  readonly open: Readonly<Record<string, number>>;
  readonly before: ReceiptRun | null;
  readonly after: ReceiptRun | null;
}

export interface ReceiptRun {
  readonly run: number;
  readonly from: Day | Instant;
  readonly within: number;
  readonly ledger: readonly { readonly kind: string; readonly on?: string; readonly from?: string; readonly to?: string }[];
  readonly state: 'running' | 'paused' | 'met';
  /** The last day; `null` while it stands still. */
  readonly due: Day | Instant | null;
  readonly provisional: boolean;
}
