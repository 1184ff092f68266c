import { inline, type Queries } from '#shell/db';
import { MOST_SKEW_MS } from './clock.ts';

/** The clock of this server stands before what the ledger has recorded already. */
export class ClockSetBack extends Error {
  override readonly name = 'ClockSetBack';
}

const latest = inline(
  `select max(recorded) as recorded from (
     (select recorded::timestamptz from event order by position desc limit 1)
     union all (select recorded::timestamptz from office_event order by seq desc limit 1)
   ) last`,
);

/**
 * Asks whether the clock has reached what was written last. It is asked before each round of timers: a round that fails is told in the log and by
 * `/readyz`, and a server does not start on a wrong clock. Two servers over one database may lie `MOST_SKEW_MS` apart.
 * @param now milliseconds since 1970
 * @throws ClockSetBack
 */
export const notBeforeLedger = async (database: Queries, now: number): Promise<void> => {
  const [last] = await database.query<{ recorded: Date | string | null }>(latest);
  const recorded = last?.recorded == null ? Number.NEGATIVE_INFINITY : new Date(last.recorded).getTime();
  if (now + MOST_SKEW_MS >= recorded) return;
  const [here, there] = [new Date(now), new Date(recorded)].map((at) => at.toISOString());
  throw new ClockSetBack(`the clock stands at ${here}, and the ledger has an event of ${there}: set the clock right`);
};
