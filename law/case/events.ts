import type { Day, Instant, Num, Standing, Value } from '#law/ground';
import type { RankingOutcome } from '#law/pack';

/**
 * What happened in one case. An order gives one event in its own case and one in each case that follows from it (a child
 * ends, its parent moves), all with the order's id. Events are added, never changed.
 */
export type CaseEvent = OrderGiven | Outage | Tolled | FactsErased | Moved;

interface Happened {
  readonly case: string;
  /** Counts from 1 within the case. */
  readonly seq: number;
  /** The office's clock when it was kept. */
  readonly recorded: Instant;
}

export interface OrderGiven extends Happened {
  readonly type: 'orderGiven';
  readonly order: string;
  /** Shared by all events that one order brought about. */
  readonly orderId: string;
  /** The idempotency key that came with it. */
  readonly key?: string;
  /** The person; missing where the law itself or an import gave the order. */
  readonly actor?: string;
  readonly role: string;
  /** The absent person for whom the actor stood in; the order counts as done by both. */
  readonly standsInFor?: string;
  /** By which competence the authority acted, where the act needs one. */
  readonly competence?: string;
  /** The organisation for which a person acted. */
  readonly onBehalfOf?: string;
  /** When it was done: an instant in the local time of the place. An order by law is dated on its due day. */
  readonly happened: Instant;
  /** The day of the law, where the law dates it otherwise. */
  readonly countsFrom?: Day;
  readonly from?: string;
  readonly to?: string;
  /** Facts given, personal ones left out. A fact that the order makes void (its `if` no longer holds) is listed in `setAside`. */
  readonly facts: Readonly<Record<string, Value>>;
  readonly setAside?: readonly string[];
  /** Salted commitments of personal facts; the facts themselves lie in the vault. */
  readonly personal?: Readonly<Record<string, string>>;
  /** Facts that nobody told and that an import assumes. */
  readonly assumed?: readonly string[];
  /** The rows that decided, by table, and what guards and tables read: enough to explain and to replay. */
  readonly fired?: Readonly<Record<string, readonly string[]>>;
  readonly read?: Readonly<Record<string, Value>>;
  readonly opened?: Opened;
  readonly budgets?: readonly BudgetMove[];
  /** Orders by law that this would have brought about in other cases, where nothing is left of what they take. */
  readonly unfollowed?: readonly Unfollowed[];
  readonly letters?: readonly LetterSent[];
  readonly vote?: VoteKept;
  /** Set where somebody else took it down for the actor: attendance of a meeting, by anyone who keeps it. */
  readonly entered?: Entered;
  /** Budgets of clocks that a fact sets, read when they start: clock → amount. */
  readonly within?: Readonly<Record<string, number>>;
  /** What brought an order by law about. */
  readonly because?: Cause;
  /** Numbers of register rows that were given with this event: register → number. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** The case that each fact names by which cases listen to each other: fact → case. */
  readonly named?: Readonly<Record<string, string>>;
  /** The list that this order ranked. */
  readonly ranked?: RankedList;
  /** What became of the list by this order. */
  readonly awarded?: AwardedList;
  /** Where facts offered from an earlier case came from: fact → case and day. */
  readonly copied?: Readonly<Record<string, { readonly case: string; readonly on: Day }>>;
  /** What a second person is asked to order: the draft decision as it stood when it was proposed. */
  readonly proposal?: Proposal;
  readonly basis: readonly string[];
  readonly standing: Standing;
}

/** A draft decision. Its letter is no part of it: it follows from the order and its facts. */
export interface Proposal {
  /** The order that is proposed. */
  readonly order: string;
  /** What it would be given with, personal facts left out. */
  readonly facts: Readonly<Record<string, Value>>;
  readonly findings?: Readonly<Record<string, Finding>>;
  /** Digests of the papers that go with it. */
  readonly papers?: readonly string[];
}

/** What the person who proposes found of one thing that the law asks. */
export interface Finding {
  readonly met: 'met' | 'not-met' | 'not-needed';
  readonly words?: string;
  /** Facts, articles and papers: `fact:affected`, `article:sz.66`, `paper:sha256:…`. */
  readonly cites: readonly string[];
}

export interface Opened {
  readonly procedure: string;
  readonly number: string;
  readonly pack: string;
  readonly version: Day;
  readonly digest: string;
  /** The case was opened before the first version came into force: that this one is taken is assumed. */
  readonly versionAssumed?: boolean;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Case above it, and the name under which that case listens to it; kept apart from it, it sees neither its facts nor its parties. */
  readonly parent?: { readonly case: string; readonly as: string; readonly apart?: true };
  readonly challenges?: { readonly case: string; readonly as: string; readonly seq: number };
  /** Party role → who holds it. */
  readonly parties: Readonly<Record<string, Party>>;
  /** Keeps all cases about one subject, with what hangs on them, together in the store. */
  readonly family: string;
  /** For an order by `anyone`: the digest of the tracking code. */
  readonly trackingDigest?: string;
  readonly import?: { readonly name: string; readonly key: string; readonly file?: string };
}

/** An organisation under its public name, or a person, of whom nothing is public. Ids are pseudonyms. */
export interface Party {
  readonly kind: 'organisation' | 'person';
  readonly id: string;
  /** Of an organisation. */
  readonly name?: string;
}

/** Cases in the order of their scores, as they stood when they were ranked. */
export interface RankedList {
  /** SHA-256 of all numbers, sorted, each followed by a line feed: what a draw is committed to. */
  readonly digest: string;
  readonly rows: readonly RankedRow[];
}

export interface RankedRow {
  readonly case: string;
  readonly number: string;
  /** 1 + how many have a higher score: equal scores share a place. */
  readonly place: number;
  /** Mean of all sheets, to a hundredth. */
  readonly score: Value;
  /** What each sheet gives, in the order in which they came. */
  readonly scores: readonly Value[];
  readonly asked: Value;
  /** Expected rank, to a hundredth, and where the rank lies with 90 percent; missing where too few were scored by too few. */
  readonly expected?: Value;
  readonly low?: number;
  readonly high?: number;
}

export interface AwardedList {
  /** The money that was there, and what is left of it. */
  readonly money: Value;
  readonly left: Value;
  readonly seed?: string;
  /** In the order of the list; a case that had left it since is not in it. */
  readonly rows: readonly AwardedRow[];
}

export interface AwardedRow {
  readonly case: string;
  readonly number: string;
  readonly outcome: RankingOutcome;
  readonly amount?: Value;
  /** Its place in reserve. */
  readonly waits?: number;
}

export interface BudgetMove {
  readonly budget: string;
  /** One account of the budget, as `ai-fund|2026`. */
  readonly account: string;
  /** Positive is taken, negative is returned. Exact. */
  readonly amount: Value;
  readonly ceiling: Value;
  /** What this case then holds of the account. */
  readonly total: Value;
  /** By law the case goes on over the ceiling, which this passes. */
  readonly over?: true;
}

export interface Unfollowed {
  readonly case: string;
  readonly order: string;
  readonly budget: string;
  /** What was left of it; less than nothing where a case went on over the ceiling before. */
  readonly left: Value;
}

export interface LetterSent {
  readonly letter: string;
  readonly number: string;
  readonly code: string;
  readonly to: string;
  readonly served: Day;
}

export interface Entered {
  readonly by: string;
  readonly meeting: string;
}

export interface VoteKept {
  readonly state: string;
  readonly sitting: number;
  readonly act: 'attend' | 'leave' | 'recuse' | 'vote-for' | 'vote-against' | 'abstain' | 'close-vote';
  /** Kept when the sitting is closed. */
  readonly tally?: Readonly<Record<string, Value>>;
  readonly ballots?: Readonly<Record<string, 'for' | 'against' | 'abstain'>>;
  readonly members?: readonly { readonly id: string; readonly category: string; readonly chair?: boolean }[];
  /** Who was there when it was closed, and who stood aside: with these the count can be done again from the event alone. */
  readonly attending?: readonly string[];
  readonly recused?: readonly string[];
}

export type Cause =
  | { readonly kind: 'silence'; readonly clock: string; readonly due: Day | Instant }
  | { readonly kind: 'vote'; readonly result: 'carried' | 'lost' | 'no-quorum' }
  | { readonly kind: 'case'; readonly as: string; readonly case: string; readonly at: string }
  /** The day of a duty came: which duty, for which period (`2026`, `2026-Q4`, `2026-05`), and whose it is. */
  | { readonly kind: 'calendar'; readonly duty: string; readonly period: string; readonly day: Day; readonly office: string }
  /** In a register that the case reads there stood what the law ties this to: which fact, from which register, with which value (`yes`, `no` or an option). */
  | { readonly kind: 'entry'; readonly fact: string; readonly register: string; readonly value: string }
  | FiguresCause;

/** A watch stream alarmed: in the stretch that began on `period` more came of one stratum than its bound. */
export interface FiguresCause {
  readonly kind: 'figures';
  readonly stream: string;
  readonly period: Day;
  /** A value for each of the stream's `by`; `null` where entries did not say. */
  readonly stratum: readonly Value[];
  readonly count: number;
  /** To a hundredth. */
  readonly expected: Num;
  readonly bound: number;
}

/** The authority's own system was down: clocks that wait for a party do not count these days. */
export interface Outage extends Happened {
  readonly type: 'outage';
  readonly clock: string;
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
}

/** A span that does not count by law. */
export interface Tolled extends Happened {
  readonly type: 'tolled';
  readonly clock: string;
  readonly from: Day;
  readonly to: Day;
  readonly basis: readonly string[];
  readonly actor?: string;
}

/** Personal facts whose keys were destroyed. The events that gave them keep the salted commitments. */
export interface FactsErased extends Happened {
  readonly type: 'factsErased';
  readonly facts: readonly string[];
  /** Events whose letters cannot be read any more. */
  readonly letters?: readonly number[];
  readonly actor?: string;
  /** The order that decided it, where one did: an event of that case. Otherwise the period of keeping was over, or the office did it by hand. */
  readonly decided?: { readonly case: string; readonly seq: number };
  /** The period of keeping was over on this day. */
  readonly due?: Day;
  readonly basis: readonly string[];
}

/** A later text of the law took the case over, as its transition says. */
export interface Moved extends Happened {
  readonly type: 'moved';
  /** The first moment of the day on which that text came into force; where the office was told of it later, that moment. */
  readonly happened: Instant;
  readonly version: Day;
  readonly digest: string;
  /** The text that had decided the case until then. */
  readonly left: { readonly version: Day; readonly digest: string };
  readonly from: string;
  readonly to: string;
  /** Old name → new name, of states and of facts. */
  readonly states: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly clocks: 'keep' | 'restart';
  /** Budgets of clocks that begin now and that a fact sets. */
  readonly within?: Readonly<Record<string, number>>;
  readonly numbers?: Readonly<Record<string, string>>;
  /** Each clock that ran before or runs now, with its last day as it was counted then. */
  readonly dates: readonly DateMoved[];
  readonly basis: readonly string[];
  readonly standing: Standing;
}

/** A last day before and after; missing where the clock does not run, `null` where it stands still. */
export interface DateMoved {
  readonly clock: string;
  readonly before?: Day | Instant | null;
  readonly after?: Day | Instant | null;
}
