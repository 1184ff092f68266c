import type { Day } from '#law/ground';
import { type Queries, type Statement, statement } from '#shell/db';
import { foldOrders } from '#shell/ledger';
import type { Taken } from '../public/counts.ts';

/** A year, or what of it is over: both days included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** So many cases stood there before the window, and here at its end. */
export interface Stood {
  readonly procedure: string;
  /** Null: not opened yet. */
  readonly before: string | null;
  readonly after: string;
  readonly moved: boolean;
  readonly silent: boolean;
  readonly cases: number;
}

export interface Ordered {
  readonly procedure: string;
  readonly order: string;
  readonly state: string | null;
  readonly cause: 'silence' | 'vote' | 'case' | null;
  readonly result: 'carried' | 'lost' | 'no-quorum' | null;
  readonly times: number;
}

export interface PeriodEnded extends Taken {
  readonly stood: number;
  readonly stoodCases: number;
}

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

/** All that a year's report counts, as the ledger has it. */
export interface YearCounts {
  readonly stood: readonly Stood[];
  readonly ordered: readonly Ordered[];
  readonly periods: readonly PeriodEnded[];
  readonly challenged: readonly Challenged[];
  readonly outages: readonly OutageSpan[];
  readonly met: readonly Met[];
  readonly texts: readonly TextKept[];
}

const sql = {
  stood: statement(import.meta.url, './standing.sql'),
  ordered: statement(import.meta.url, './orders.sql'),
  periods: statement(import.meta.url, './periods.sql'),
  challenged: statement(import.meta.url, './challenges.sql'),
  outages: statement(import.meta.url, './outages.sql'),
  met: statement(import.meta.url, './meetings.sql'),
  texts: statement(import.meta.url, './texts.sql'),
};
const commentsSql = statement(import.meta.url, './comments.sql');

export const yearCounts = async (database: Queries, { from, to }: Window): Promise<YearCounts> => {
  await foldOrders(database);
  const read = <Row>(of: Statement): Promise<readonly Row[]> => database.query<Row>(of, [from, to]);
  const [stood, ordered, periods, challenged, outages, met, texts] = await Promise.all([
    read<Stood>(sql.stood),
    read<Ordered>(sql.ordered),
    read<PeriodEnded>(sql.periods),
    read<Challenged>(sql.challenged),
    read<OutageSpan>(sql.outages),
    read<Met>(sql.met),
    read<TextKept>(sql.texts),
  ]);
  return { stood, ordered, periods, challenged, outages, met, texts };
};

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
