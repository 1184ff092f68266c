import type { Day } from '#law/ground';
import { inline, type Queries, statement } from '#shell/db';
import type { DocketRow } from './rows.ts';

// Planned again each time, as their filters are optional.
const deskSql = statement(import.meta.url, './desk.sql', { prepared: false });
const countsSql = statement(import.meta.url, './desk-counts.sql');
const fold = inline('select fold_docket_count()');

/** So many moves, or more, are folded by anyone who comes to count: they take a millisecond or two to sum. */
const movesAtMost = 2000;

/** Cases whose clock runs for the office; those where nothing is due; those whose clock stands, or where somebody else has the turn. */
export type DeskPart = 'running' | 'none' | 'stands';

export interface DeskQuery {
  readonly procedures: readonly string[];
  /** Where the posts of the reader read: `placeOf` writes each. */
  readonly places: readonly string[];
  /** Roles of the reader, where only what waits for these is asked for. */
  readonly waits?: readonly string[] | undefined;
  /** Roles that officials hold. */
  readonly officials: readonly string[];
  readonly part: DeskPart;
  /** Of the due day, both ends included. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Open cases of some procedures that are alike in all that a docket tells apart. */
export interface DeskCount {
  readonly procedure: string;
  readonly state: string;
  readonly waits: string | null;
  readonly pack: string;
  readonly paused: boolean;
  readonly clocked: boolean;
  readonly due: 'late' | 'today' | 'week' | 'later' | 'none';
  readonly cases: number;
}

export const deskRows = (database: Queries, query: DeskQuery): Promise<readonly DocketRow[]> =>
  database.query<DocketRow>(deskSql, [
    query.procedures,
    query.waits ?? null,
    query.officials,
    query.part,
    query.from ?? null,
    query.to ?? null,
    query.limit,
    query.offset,
    query.places,
  ]);

export interface DeskLook {
  /** Where the ledger stood: anyone who follows from there misses nothing of what came after. */
  readonly position: number;
  /** How many of `cases` are open. */
  readonly open: number;
  readonly counts: readonly DeskCount[];
}

export interface DeskLookQuery {
  readonly procedures: readonly string[];
  /** As in `DeskQuery`. */
  readonly places: readonly string[];
  readonly today: Day;
  /** The last day that counts as this week. */
  readonly weekEnds: Day;
  readonly cases: readonly string[];
}

/** All as of one moment. */
export const lookOnDesk = async (database: Queries, { procedures, places, today, weekEnds, cases }: DeskLookQuery): Promise<DeskLook> => {
  const [row] = await database.query<DeskLook & { readonly moves: number }>(countsSql, [procedures, today, weekEnds, cases, places]);
  const { moves, ...look } = row!;
  if (moves > movesAtMost) await database.query(fold);
  return look;
};
