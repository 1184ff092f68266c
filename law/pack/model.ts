import type { Calendar } from '#law/calendar';
import type { ClockUnit } from '#law/clocks';
import type { DecisionRule } from '#law/committee';
import type { Expression } from '#law/feel';
import type { Day, Num, Standing, Text, Value } from '#law/ground';
import type { Table } from '#law/table';

/**
 * A pack as the engine reads it: names resolved, parts merged, formulas compiled, basis and standing inherited.
 * The loader makes it from YAML; nothing else does. Lists keep the order in which the author wrote them, since that order has meaning.
 */
export interface Pack extends Grounded {
  readonly pack: string;
  /** The day this text comes into force. */
  readonly version: Day;
  readonly title: Text;
  /** Of the working days, unless a clock names another. */
  readonly calendar: string;
  readonly zone: string;
  readonly money: string;
  readonly offices: Named<Text>;
  readonly roles: Named<Role>;
  readonly subjects: readonly string[];
  readonly aims: Named<Text>;
  /** Of an aim: why no procedure serves it, or only a part of it. */
  readonly aimsLeftOut: Named<Text>;
  readonly sources: Named<Source>;
  readonly articles: Named<Article>;
  /** Of a source: its chapters in order. */
  readonly chapters: Named<readonly Chapter[]>;
  readonly words: Named<Text>;
  /** What is counted in, as it stands after a number. */
  readonly units: Named<UnitWords>;
  readonly refusals: Named<RefusalWords>;
  readonly facts: Named<Fact>;
  /** In an order in which each fact comes after those that it is worked out from. */
  readonly derived: readonly string[];
  readonly tables: Named<PackTable>;
  readonly procedures: Named<Procedure>;
  readonly committees: Named<Committee>;
  readonly budgets: Named<Budget>;
  readonly registers: Named<Register>;
  readonly letters: Named<Letter>;
  readonly forms: Named<Form>;
  readonly duties: readonly Duty[];
  readonly streams: readonly Stream[];
  readonly imports: Named<Import>;
  readonly promises: Named<PromiseMade>;
  readonly examples: Named<Example>;
  readonly transitions?: Transitions;
  readonly calendars: Named<Calendar>;
  /** Where each article is cited, as written: inherited bases are not repeated. */
  readonly cited: readonly Cited[];
}

export interface Cited {
  /** Without a paragraph: `sz.33`. */
  readonly article: string;
  /** The clause, where one is named: `2`, `2.1`, `a`. */
  readonly clause?: string;
  /** `procedures/trial.yaml#orders.admit`, or the file for its head. */
  readonly path: string;
  readonly at: Place;
}

export type Named<T> = Readonly<Record<string, T>>;

/** Where an element stands in the author's files. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What every element carries: its own or that of the nearest element around it. */
export interface Grounded {
  readonly basis: readonly string[];
  readonly standing: Standing;
  readonly note?: Text;
  readonly at: Place;
}

/** The widest circle that may read something. */
export type Circle = 'public' | 'parties' | 'office' | 'sealed';

export interface Duration {
  /** A number, or the name of a number fact read when the clock starts. */
  readonly amount: number | { readonly fact: string };
  readonly unit: ClockUnit;
}

export type Role = { readonly name: string; readonly title: Text } & (
  | { readonly is: 'party' }
  | { readonly is: 'official'; readonly office: string }
);

export interface Source {
  readonly title: Text;
  readonly rank: 'law' | 'regulation' | 'local' | 'rule' | 'document';
  readonly inForce?: Day;
}

export interface Article {
  /** `sz.44`. */
  readonly id: string;
  readonly source: string;
  readonly gist: Text;
  /** Clause by clause, where the pack tells it so. */
  readonly clauses: readonly ArticleClause[];
  /** Why nothing, or only a part of it, runs. */
  readonly leftOut?: Text;
  readonly at: Place;
}

/** A paragraph of an article (`2`), an item of it (`2.1`), or a part that the pack itself divides (`a`); told in our own words. */
export interface ArticleClause {
  readonly n: string;
  readonly gist: Text;
  readonly leftOut?: Text;
}

/** A chapter of a source, by the numbers of its articles, both ends included. */
export interface Chapter {
  readonly title: Text;
  readonly from: number;
  readonly to: number;
}

/** A unit after a number: in English of several, and of one. */
export interface UnitWords extends Text {
  readonly one: string;
}

/** What a refusal says, and the way out where there is one. */
export interface RefusalWords {
  readonly text: Text;
  readonly wayOut?: Text;
}

// ---- facts and tables ------------------------------------------------------------------------------------------------

export interface Fact extends Grounded {
  readonly name: string;
  /** The question as put to a person; of what nobody is asked, the title. */
  readonly title: Text;
  readonly type: FactType;
  readonly several: boolean;
  readonly source: FactSource;
  /** Asked only if this holds; else the fact is not known and an earlier answer no longer counts. */
  readonly if?: Expression;
  /** How long an answer is offered in later forms about the same subject; always, if missing. */
  readonly holds?: Duration;
  readonly shown: Circle;
  readonly personal: boolean;
}

export type FactType =
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly ranked: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly unit?: string; readonly min?: Num; readonly max?: Num; readonly step: Num }
  | { readonly kind: 'date' }
  | { readonly kind: 'text'; readonly max?: number }
  | { readonly kind: 'file'; readonly max?: number }
  | { readonly kind: 'case'; readonly of: string }
  | { readonly kind: 'list'; readonly of: readonly string[] };

export interface Option {
  readonly value: string;
  readonly title: Text;
}

export type FactSource =
  | { readonly kind: 'given'; readonly from: readonly ('party' | 'office')[] }
  | { readonly kind: 'formula'; readonly is: Expression }
  | { readonly kind: 'table'; readonly table: string };

/** A decision table with its place in the pack. `table` decides; the rest is what the law says of it. */
export interface PackTable extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly decides: string;
  readonly complete: boolean;
  readonly table: Table;
  /** Basis and standing of each row, by its id. */
  readonly rows: Named<Grounded>;
}

// ---- procedures ------------------------------------------------------------------------------------------------------

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
}

export interface CaseLink extends Grounded {
  readonly name: string;
  readonly link: 'child' | 'subject' | 'challenge';
  /** Missing for a body that does not work here. */
  readonly procedure?: string;
  readonly outside?: Text;
  /** For a challenge: counted from the day the ending was served. */
  readonly within?: Duration;
  /** State or ending of the other case → orders by law here, the first lawful one follows; empty for `nothing`. `*` stands for every ending. */
  readonly then: Named<readonly string[]>;
  /** A child that neither sees the facts of its parent nor has its parties: only what `with` hands on is known there. */
  readonly apart: boolean;
}

export interface State extends Grounded {
  readonly name: string;
  /** What it is called in this procedure, if not by the word of its name. */
  readonly title?: Text;
  readonly waits?: string;
  readonly shown: Circle;
  readonly vote?: Vote;
  readonly openEnded?: Text;
  /** A name of the `cases` section: what was ordered here can be challenged while it lasts. */
  readonly challenge?: string;
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
  | 'answered'
  | 'merged'
  | 'closed';

export interface Ending extends Grounded {
  readonly name: string;
  readonly title?: Text;
  readonly kind: EndingKind;
  readonly shown: Circle;
  /** A name of the `cases` section, or `none`. */
  readonly challenge?: string;
}

export interface OrderDef extends Grounded {
  readonly name: string;
  /** What it is called in this procedure, if not by the word of its name. */
  readonly title?: Text;
  /** Roles, `anyone` or `law`. */
  readonly by: readonly string[];
  readonly notBy: readonly string[];
  /** `opening`: it has no `from` and opens a case. `open`: lawful in every state. */
  readonly from: 'opening' | 'open' | readonly string[];
  readonly to?: string;
  readonly guards: readonly Guard[];
  readonly atMost?: { readonly refusal: string; readonly times: number };
  readonly needs: readonly Need[];
  readonly asOf?: Expression;
  readonly extends?: string;
  readonly restarts: readonly string[];
  readonly opens?: string;
  /** Facts for the case it opens, beyond those that a child sees anyway. */
  readonly with: Named<WithValue>;
  readonly takes: readonly Taking[];
  readonly returns: readonly Taking[];
  readonly letter?: string;
}

export interface Guard {
  readonly refusal: string;
  readonly if: Expression;
}

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
}

// ---- committees, budgets, registers, letters, forms ----------------------------------------------------------------------

export interface Committee extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly seats: Readonly<Record<string, number>>;
  readonly term?: Duration;
  readonly chair: boolean;
  readonly perCase: boolean;
  readonly rules: Named<CommitteeRule>;
}

export interface CommitteeRule extends Grounded {
  readonly name: string;
  readonly rule: DecisionRule;
}

export interface Budget extends Grounded {
  readonly name: string;
  readonly unit: string;
  readonly ceiling: Num | { readonly fact: string };
  readonly per: readonly ('case' | 'applicant' | 'subject' | 'office' | 'year')[];
}

export interface Register extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly shown: Circle;
  readonly row: { readonly kind: 'case' } | { readonly kind: 'subject' } | { readonly kind: 'list'; readonly fact: string };
  readonly number: string;
  /** Status → procedure → states or endings. */
  readonly rows: Named<Named<readonly string[]>>;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly is: Expression;
}

export interface Letter extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly to: string;
  readonly must: readonly string[];
  readonly number: string;
  /** The register whose row the check code shows. */
  readonly certificate?: string;
  readonly body: { readonly en: readonly LetterPiece[]; readonly zh: readonly LetterPiece[] };
}

/** Text as written (a small Markdown: paragraphs, **strong**), or a formula between it. */
export type LetterPiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'formula'; readonly is: Expression };

export interface Form extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly sections: readonly { readonly title: Text; readonly facts: readonly string[] }[];
  readonly number?: string;
  readonly maker?: string;
  readonly approval?: { readonly number: string; readonly from: Day; readonly to: Day };
  readonly shown?: Circle;
}

// ---- what opens a case besides a person --------------------------------------------------------------------------------

export interface Duty extends Grounded {
  readonly name: string;
  readonly every: 'year' | 'quarter' | 'month';
  /** `MM-DD` for a year, `DD` for a month, `MM-DD` within a quarter. */
  readonly on: string;
  readonly opens: string;
  readonly for: string;
  readonly with: Named<WithValue>;
}

export interface Stream extends Grounded {
  readonly name: string;
  readonly count: string;
  readonly by: readonly string[];
  readonly every: 'day' | 'week' | 'month';
  /** Only methods whose rate of false alarms is known: over years of weeks, or over the recent stretches. */
  readonly method: 'farrington' | 'gamma-poisson';
  /** `1 per year`: of all strata together. */
  readonly falseAlarms: string;
  readonly opens: string;
  readonly with: Named<WithValue>;
}

export interface Import extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly reads: { readonly format: string; readonly encoding: string; readonly key: Expression };
  /** Role → the organisation that takes it. */
  readonly party: Named<Expression>;
  readonly does: readonly { readonly procedure: string; readonly order: string; readonly by: string; readonly on: Expression }[];
  readonly with: Named<WithValue>;
  readonly assumes: Named<WithValue>;
}

// ---- promises, examples, transitions --------------------------------------------------------------------------------------

export interface PromiseMade extends Grounded {
  readonly name: string;
  readonly says: Text;
  readonly form: string;
  /** The form's own keys as written; formulas compiled under `formulas`. The prover reads them. */
  readonly body: Value;
  readonly formulas: Named<Expression>;
}

export interface Example {
  readonly name: string;
  readonly title: Text;
  readonly shows: readonly string[];
  readonly procedure: string;
  /** `like` resolved: people, interests and facts of the other example are already merged in. */
  readonly people: Named<readonly string[]>;
  readonly interests: Named<readonly string[]>;
  readonly given: Named<Value>;
  readonly steps: readonly ExampleStep[];
  readonly at: Place;
}

export interface ExampleStep {
  readonly on: string;
  readonly by: readonly string[];
  readonly does?: string;
  readonly about?: string;
  readonly as?: string;
  readonly gives: Named<Value>;
  readonly outage?: { readonly from: Day; readonly to: Day };
  readonly refused?: string;
  readonly then?: Expectation;
  readonly at: Place;
}

export interface Expectation {
  readonly state?: string | Named<string>;
  readonly due?: Named<string>;
  readonly clock?: Named<string>;
  readonly provisional?: readonly string[];
  readonly facts?: Named<Value>;
  readonly letter?: string;
  readonly register?: Named<string>;
  readonly votes?: Named<Value>;
  readonly left?: Named<Num>;
}

export interface Transitions extends Grounded {
  readonly from: Day;
  readonly move: Named<{
    readonly states: Named<string>;
    readonly facts: Named<string>;
    readonly clocks: 'keep' | 'restart';
    readonly at: Place;
  }>;
}
