import { fail, type Refusal, type Result } from '#law/ground';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';
import type { World } from './world.ts';

/**
 * When the last of these cases was last written to, in milliseconds since 1970: when it was recorded, whatever day the law dates it
 * on. An import of earlier years is dated in the past and recorded in its order, so it is no exception.
 */
export const lastRecorded = (cases: ReadonlyMap<string, CaseFile>): number => {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { events } of cases.values()) {
    const last = events.at(-1);
    if (last !== undefined) latest = Math.max(latest, Date.parse(last.recorded));
  }
  return latest;
};

/** Whether the clock stands before what is written already. Instants are kept to the second. */
export const isSetBack = ({ now, cases }: World): boolean => now < Math.floor(lastRecorded(cases) / 1000) * 1000;

/**
 * Refuses an order that would be recorded before the last event of the cases that it touches: its day, its terms and its order among the
 * others would be wrong for ever.
 */
export const notSetBack = (world: World): Result<undefined, Refusal> => {
  if (!isSetBack(world)) return { ok: true, value: undefined };
  const file = [...world.cases.values()].toSorted((a, b) => recordedOf(b) - recordedOf(a))[0]!;
  const about = { case: file.id, recorded: file.events.at(-1)!.recorded, now: new Date(world.now).toISOString() };
  return fail(refuse(world.packOf(file.digest).pack, 'clockSetBack', { basis: [] }, about));
};

const recordedOf = ({ events }: CaseFile): number => Date.parse(events.at(-1)?.recorded ?? '1970-01-01T00:00:00Z');
