import type { Queries } from '#shell/db';
import { ClockSetBack, newestRecorded } from '#shell/ledger';
import { type Clock, MOST_SKEW_MS } from './clock.ts';

/**
 * Asks whether the clock has reached what was written last. It is asked before each round of timers: a round that fails is told in the log and by
 * `/readyz`, and a server does not start on a wrong clock. Two servers over one database may lie `MOST_SKEW_MS` apart.
 * @param now milliseconds since 1970
 * @returns when the ledger was last written to
 * @throws ClockSetBack
 */
export const notBeforeLedger = async (database: Queries, now: number): Promise<number> => {
  const recorded = await newestRecorded(database);
  if (now + MOST_SKEW_MS >= recorded) return recorded;
  const [here, there] = [new Date(now), new Date(recorded)].map((at) => at.toISOString());
  throw new ClockSetBack(`the clock stands at ${here}, and the ledger has an event of ${there}: set the clock right`);
};

/**
 * When an entry of the office is recorded: now, or at the moment of what was written last, where another server's clock is a little ahead. A
 * clock that was set by hand and stands is taken at its word: stores of earlier years are made with it.
 * @throws ClockSetBack
 */
export const nowInOrder = async (database: Queries, clock: Clock): Promise<number> => {
  const now = clock.now();
  return clock.stands ? now : Math.max(now, await notBeforeLedger(database, now));
};
