import type { Day } from '#law/ground';
import { type Queries, statement } from '#shell/db';
import type { DocketRow } from './rows.ts';

// Planned anew each time, as their filters are optional.
const deskSql = statement(import.meta.url, './desk.sql', { prepared: false });
const countsSql = statement(import.meta.url, './desk-counts.sql', { prepared: false });

/** Cases whose clock runs for the office; those where nothing is due; those whose clock stands, or where somebody else has the turn. */
export type DeskPart = 'running' | 'none' | 'stands';

export interface DeskQuery {
  readonly procedures: readonly string[];
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
  readonly paused: boolean | null;
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
  ]);

/** @param weekEnds the last day that counts as this week */
export const deskCounts = (
  database: Queries,
  { procedures, today, weekEnds }: { readonly procedures: readonly string[]; readonly today: Day; readonly weekEnds: Day },
): Promise<readonly DeskCount[]> => database.query<DeskCount>(countsSql, [procedures, today, weekEnds]);
