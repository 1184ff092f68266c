import { addDays, type Day } from '#law/ground';
import { type Queries, type Statement, statement } from '#shell/db';
import { foldOrders, type Stood, standing } from '#shell/ledger';
import type { Taken } from '../public/counts.ts';

/** A year, or what of it is over: both days included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
  /** Milliseconds since 1970, where the year is not over: what is due today is not late yet. */
  readonly now?: number;
}

export interface Ordered {
  readonly procedure: string;
  readonly order: string;
  readonly state: string | null;
  readonly cause: 'silence' | 'vote' | 'case' | null;
  readonly result: 'carried' | 'lost' | 'no-quorum' | null;
  readonly times: number;
}

/** Periods that were over by the end, and nothing had been done. */
export interface Overdue {
  readonly procedure: string;
  readonly clock: string;
  readonly cases: number;
}

export interface PeriodEnded extends Taken {
  readonly stood: number;
  readonly stoodCases: number;
}

/** Challenges opened against decisions of a procedure, the procedure in which they are decided, and where they stood at the end. */
export interface Challenged {
  readonly procedure: string;
  readonly remedy: string;
  readonly state: string;
  readonly cases: number;
}

export interface OutageSpan {
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
  readonly cases: number;
}

export interface Met {
  readonly committee: string;
  readonly held: number;
  readonly off: number;
  readonly items: number;
  readonly signed: number;
}

export interface TextKept {
  readonly pack: string;
  readonly version: Day;
  readonly digest: string;
  readonly inWindow: boolean;
}

/** Cases of a procedure in which something personal was erased in a window, by what asked for it, and those in which something held it at the end. */
export interface ErasedCount {
  readonly procedure: string;
  /** The period of keeping was over. */
  readonly done: number;
  /** It was over as well, and something held them. */
  readonly held: number;
  /** An order decided it. */
  readonly decided: number;
  readonly byHand: number;
}

/** All that a year's report counts, as the ledger has it. */
export interface YearCounts {
  readonly stood: readonly Stood[];
  readonly ordered: readonly Ordered[];
  readonly periods: readonly PeriodEnded[];
  readonly overdue: readonly Overdue[];
  readonly challenged: readonly Challenged[];
  readonly outages: readonly OutageSpan[];
  readonly met: readonly Met[];
  readonly texts: readonly TextKept[];
  readonly erased: readonly ErasedCount[];
}

const sql = {
  ordered: statement(import.meta.url, './orders.sql'),
  periods: statement(import.meta.url, './periods.sql'),
  overdue: statement(import.meta.url, './overdue.sql'),
  outages: statement(import.meta.url, './outages.sql'),
  met: statement(import.meta.url, './meetings.sql'),
  texts: statement(import.meta.url, './texts.sql'),
  erased: statement(import.meta.url, './erasures.sql'),
};
const commentsSql = statement(import.meta.url, './comments.sql');

export const yearCounts = async (database: Queries, { from, to, now }: Window): Promise<YearCounts> => {
  await foldOrders(database);
  const read = <Row>(of: Statement): Promise<readonly Row[]> => database.query<Row>(of, [from, to]);
  const [stood, ordered, periods, overdue, outages, met, texts, erased] = await Promise.all([
    standing(database, { from, to }),
    read<Ordered>(sql.ordered),
    read<PeriodEnded>(sql.periods),
    database.query<Overdue>(sql.overdue, [now === undefined ? to : addDays(to, -1), now ?? null, to]),
    read<OutageSpan>(sql.outages),
    read<Met>(sql.met),
    read<TextKept>(sql.texts),
    read<ErasedCount>(sql.erased),
  ]);
  return { stood, ordered, periods, overdue, challenged: challengedIn(stood), outages, met, texts, erased };
};

/** Opened in the year, and where they stood at its end. */
const challengedIn = (stood: readonly Stood[]): readonly Challenged[] =>
  stood.flatMap(({ challenged, procedure, before, after, cases }) =>
    challenged === null || before !== null ? [] : [{ procedure: challenged, remedy: procedure, state: after, cases }],
  );

export interface CommentOutcome {
  readonly outcome: string | null;
  readonly times: number;
}

/** What was answered to comments; the outcome is told by an option of a fact. */
export const commentOutcomes = (
  database: Queries,
  { from, to }: Window,
  of: { readonly procedure: string; readonly orders: readonly string[]; readonly outcome: string },
): Promise<readonly CommentOutcome[]> => database.query<CommentOutcome>(commentsSql, [from, to, of.procedure, of.orders, of.outcome]);
