import { inline, type Queries, statement } from '#shell/db';
import type { TimerRow } from './rows.ts';

const dueSql = statement(import.meta.url, './due-timers.sql');
const retimeSql = statement(import.meta.url, './retime.sql');
const takeSql = statement(import.meta.url, './take-outbox.sql');
const doneSql = inline('delete from outbox where id = any ($1::bigint[])');

/** A claim lapses after this long, by the wall clock: the server that took it has died or is stuck. */
const claimMs = 30_000;

/**
 * Claims timers due by the office's clock, oldest first; each goes to one server. A claim is over when an append or
 * `retime` replaces the timers of the case.
 */
export const dueTimers = async (database: Queries, now: number, limit: number): Promise<readonly TimerRow[]> => {
  // Claims run by the wall clock, since the office's own may be a time machine.
  const wall = Date.now();
  const rows = await database.query<TimerRow>(dueSql, [now, limit, wall, wall + claimMs]);
  return rows.toSorted((a, b) => a.wakesAt - b.wakesAt || (a.case < b.case ? -1 : 1));
};

/** For a case that was woken although nothing was due: these are its timers now. */
export const retime = async (database: Queries, caseId: string, timers: readonly TimerRow[]): Promise<void> => {
  await database.query(retimeSql, [JSON.stringify([{ case: caseId }]), JSON.stringify(timers)]);
};

/** Work that an order left to be done. */
export interface OutboxTask {
  readonly id: number;
  readonly topic: string;
  readonly case: string;
  readonly payload: unknown;
}

/** Claims tasks of a topic, oldest first. A task that is not reported done comes back: doing it twice must do no harm. */
export const takeOutbox = async (database: Queries, topic: string, limit: number): Promise<readonly OutboxTask[]> => {
  const wall = Date.now();
  const rows = await database.query<OutboxTask>(takeSql, [topic, limit, wall, wall + claimMs]);
  return rows.toSorted((a, b) => a.id - b.id);
};

export const outboxDone = async (database: Queries, ids: readonly number[]): Promise<void> => {
  await database.query(doneSql, [[...ids]]);
};
