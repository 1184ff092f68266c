import { createHash } from 'node:crypto';
import { canonicalJson } from '#law/ground';
import { type Database, statement } from '#shell/db';
import type { Append } from '#shell/ledger';

const read = statement(import.meta.url, './bare-read.sql');
const append = statement(import.meta.url, './bare-append.sql');

/** Reads the stream and appends the same rows with two statements written for this alone: the ceiling for an order. */
export const bareOrder = async (database: Database, family: string, caseId: string, order: (version: number) => Append): Promise<void> => {
  const stream = await database.query(read, [caseId]);
  const { events, docket, timers } = order(stream.length);
  const event = events[0]!.event;
  const data = canonicalJson(event);
  const digest = createHash('sha256').update(data).digest();
  const row = docket![0]!;
  const { case: _, openedOn, dueInstant, clockState, orderNext, updatedAt, ...rest } = row;
  const docketRow = {
    ...rest,
    case_id: caseId,
    opened_on: openedOn,
    due_instant: dueInstant,
    clock_state: clockState,
    order_next: orderNext,
    updated_at: updatedAt,
  };
  const { clock, run, wakesAt } = timers![0]!;
  const timer = { case_id: caseId, clock, run, wakes_at: wakesAt };
  const values = [family, caseId, event.seq, data, digest, JSON.stringify(docketRow), JSON.stringify(timer)];
  const [done] = await database.query<{ kept: number }>(append, values);
  if (done?.kept !== 1) throw new Error('the bare append was not kept');
};
