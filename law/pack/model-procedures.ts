import type { Expression } from '#law/feel';
import type { Num, Text, Value } from '#law/ground';
import type { ActName } from './act-kinds.ts';
import type { Commitment } from './model-commitment.ts';
import type { Circle, Duration, Grounded, Guard, Inside, Named } from './model-grounds.ts';
import type { Ranking } from './model-ranking.ts';
import type { Views } from './views.ts';

export interface Procedure extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  readonly aims: readonly string[];
  readonly subject?: string;
  /** Pattern of the case number, as `{procedure}-{year}-{serial}`. */
  readonly number: string;
  readonly clocks: Named<ClockDef>;
  readonly cases: Named<CaseLink>;
  readonly states: Named<State>;
  readonly orders: Named<OrderDef>;
  readonly endings: Named<Ending>;
  readonly retention?: Retention;
  /** By fact: what follows by law once a fact that is read from a register has a value. */
  readonly onEntry: Named<OnEntry>;
  /** How it ranks the cases that name it, and awards to them. */
  readonly ranking?: Ranking;
  /** The way on a commitment, where the procedure offers one. */
  readonly commitment?: Commitment;
  /** Roles of offices that read the case, by name. A role that is not here reads nothing of it. */
  readonly reads: Named<Reads>;
  /** Party roles and personal facts that stay closed to every office until an order `unseals` them. */
  readonly sealed: readonly string[];
  /** The pages that it offers. */
  readonly views: Views;
}

/** Value of the fact (`yes`, `no` or an option) → orders by law of which the first lawful one follows. */
export interface OnEntry extends Grounded {
  readonly fact: string;
  readonly then: Named<readonly string[]>;
}

/** Where a role of an office reads the case, and which personal facts of it. */
export interface Reads extends Grounded {
  readonly role: string;
  /** States and endings. */
  readonly in: readonly string[];
  /** Personal fact → states and endings in which this role reads it. */
  readonly personal: Named<readonly string[]>;
  /** Why a role reads that never acts there. */
  readonly why?: Text;
  /** Written in the pack. A text from before this section says nothing of readers: there a role reads where it acts. */
  readonly written: boolean;
}

/** How long what is personal is kept after the case has ended, and what then follows by itself. */
export interface Retention extends Grounded {
  /** Its amount is a number, its unit no hours. */
  readonly keep: Duration;
  readonly then: 'erase-personal' | 'destroy-files';
  /** A law demands that it is kept so long. */
  readonly must: boolean;
}

/** What an order erases. */
export interface Erases {
  /** A fact of type `case`; without it the order's own case. */
  readonly in?: string;
  readonly facts: 'personal' | readonly string[];
  readonly letters: boolean;
  readonly if?: Expression;
}

export interface ClockDef extends Grounded {
  readonly name: string;
  readonly within: Duration;
  readonly runs: readonly string[];
  /** States in which it stands still. */
  readonly pausedIn: readonly string[];
  /** Names of the `cases` section: it stands still while one of them is open. */
  readonly pausedBy: readonly string[];
  readonly start: 'day-after' | 'same-day';
  readonly roll: 'next-working-day' | 'none';
  readonly extend?: { readonly by: Duration; readonly times: number };
  /** Orders by law of which the first lawful one follows; empty for `nothing`. */
  readonly silence: readonly string[];
  readonly remind: readonly Duration[];
  readonly calendar: string;
  /** The body whose term it is: nobody here is late by it, and nothing is decided here in that body’s name. */
  readonly outside?: string;
}

export interface CaseLink extends Grounded {
  readonly name: string;
  /** `opener` is the case that opened this one: a child follows its parent. */
  readonly link: 'child' | 'subject' | 'opener' | 'challenge' | 'named' | 'naming';
  /** The fact that names: of `named` here, of `naming` in the other case. */
  readonly by?: string;
  /** Missing for a body that does not work here. */
  readonly procedure?: string;
  /** The body elsewhere that decides. Beside `procedure`, that procedure only records what this body does. */
  readonly outside?: Text;
  /** For a challenge: counted from the day the ending was served. */
  readonly within?: Duration;
  /** Of a challenge: why the law asks for it before the others. */
  readonly first?: Text;
  /** Of a challenge: what it costs, in the money of the pack. */
  readonly costs?: Costs;
  /** For a challenge of silence: it is open once one of these clocks has run out, and `within` is counted from that day. */
  readonly silenceOf: readonly string[];
  /** For a challenge: facts of the case that it opens. What the party says of them does not count. */
  readonly with: Named<WithValue>;
  /** State or ending of the other case → orders by law here, the first lawful one follows; empty for `nothing`. `*` stands for every ending. */
  readonly then: Named<readonly string[]>;
  /** A child that neither sees the facts of its parent nor has its parties: only what `with` hands on is known there. */
  readonly apart: boolean;
}

export interface Costs extends Grounded {
  readonly amount: Num;
}

export interface State extends Grounded {
  readonly name: string;
  /** What it is called in this procedure, if not by the word of its name. */
  readonly title?: Text;
  readonly waits?: string;
  readonly shown: Circle;
  /** Narrows `shown: office`. */
  readonly inside?: Inside;
  readonly vote?: Vote;
  readonly openEnded?: Text;
  /** Names of the `cases` section: what was ordered here can be challenged in each of these ways while it lasts. */
  readonly challenges: readonly string[];
  /** Where the case came from one of these states, what is challenged here is what was decided there: its days go on. */
  readonly decidedIn: readonly string[];
}

export interface Vote {
  readonly by: string;
  readonly rule: string;
  readonly notBy: readonly string[];
  readonly then: { readonly carried: string; readonly lost: string; readonly 'no-quorum': string };
}

export type EndingKind =
  | 'granted'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'expired'
  | 'revoked'
  | 'sanctioned'
  | 'referred'
  | 'answered'
  | 'merged'
  | 'closed';

export interface Ending extends Grounded {
  readonly name: string;
  readonly title?: Text;
  readonly kind: EndingKind;
  readonly shown: Circle;
  /** Narrows `shown: office`. */
  readonly inside?: Inside;
  /** Names of the `cases` section: each is a way to challenge it. */
  readonly challenges: readonly string[];
  /** Where the case came from one of these states, what is challenged here is what was decided there: its days go on. */
  readonly decidedIn: readonly string[];
}

export interface OrderDef extends Grounded {
  readonly name: string;
  /** What it is called in this procedure, if not by the word of its name. */
  readonly title?: Text;
  /** What it does in law: its own `act`, or the kind of its letter. */
  readonly act?: ActName;
  /** Of an order by law alone: nobody acts by it, it follows by itself. */
  readonly actsNot: boolean;
  /** Of a referral: the body it goes to, or the fact that names it. */
  readonly receiver?: Receiver;
  /**
   * Body → names of the competences that may carry it, whatever the day and the case. Missing where it needs none: it only tells or asks
   * something, or the pack says nothing of competences.
   */
  readonly competences?: Named<readonly string[]>;
  /** Roles, `anyone` or `law`. */
  readonly by: readonly string[];
  /** Those of `never-by` are among them. */
  readonly notBy: readonly string[];
  /** Orders of which it does not matter when in the case they were given. */
  readonly neverBy: readonly string[];
  /** An order: only the person who gave it last may give this one, as a proposer who takes a proposal back. */
  readonly onlyBy?: string;
  /** Of a proposal: what the law asks, a finding for each. */
  readonly findings: Named<FindingAsked>;
  /** `opening`: it has no `from` and opens a case. `open`: lawful in every state. */
  readonly from: 'opening' | 'open' | readonly string[];
  readonly to?: string;
  readonly guards: readonly Guard[];
  readonly atMost?: { readonly refusal: string; readonly times: number };
  readonly needs: readonly Need[];
  /** What is given with it stands on a sheet of the person who gives it, beside those of others, and is no fact of the case. */
  readonly sideBySide: boolean;
  readonly asOf?: Expression;
  readonly extends?: string;
  readonly restarts: readonly string[];
  readonly opens?: string;
  /** Opens it only where this is true, once what the order was given with is known. */
  readonly opensIf?: Expression;
  /** Facts for the case it opens, beyond those that a child sees anyway. */
  readonly with: Named<WithValue>;
  readonly takes: readonly Taking[];
  readonly returns: readonly Taking[];
  readonly letter?: string;
  /** Of a referral: the letter with which the file goes to the body. */
  readonly fileLetter?: string;
  /** What it opens to the office of that which is `sealed`. */
  readonly unseals: readonly string[];
  readonly erases?: Erases;
}

/** One thing that the law asks before a decision: the person who proposes it says whether it is met, and on what. */
export interface FindingAsked extends Grounded {
  readonly name: string;
  readonly title: Text;
}

/** The body that a case is referred to. */
export type Receiver = { readonly body: string } | { readonly fact: string };

export interface Need {
  readonly fact: string;
  readonly optional: boolean;
  /** The form that it came with, if it was written as a form. */
  readonly form?: string;
}

/** A plain value, words of the pack in both languages, or a formula. */
export type WithValue =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'formula'; readonly is: Expression };

export interface Taking {
  readonly budget: string;
  readonly amount: Expression;
  /** Of an order by law: where the ceiling is reached it goes on over it. */
  readonly over: boolean;
}
