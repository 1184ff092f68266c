import { type Day, printInstant, zoneOf } from '#law/ground';
import type { CaseEvent, Outage, Tolled } from './events.ts';
import type { CaseFile } from './file.ts';
import type { World } from './world.ts';

/**
 * What an outage of the authority's own system enters: every clock that ran in a state waiting for a party is tolled, for the days it was in that
 * state. The authority's own clocks run on: its outage costs the citizen no time either way.
 */
export const outageEvents = (world: World, from: Day, to: Day, why: string): readonly CaseEvent[] =>
  [...world.cases.values()].flatMap((file) => inCase(world, file, from, to, why));

const inCase = (world: World, file: CaseFile, from: Day, to: Day, why: string): readonly CaseEvent[] => {
  const { pack } = world.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const recorded = printInstant(zoneOf(pack.zone), world.now);
  const events: Outage[] = [];
  for (const clock of Object.values(procedure.clocks)) {
    const run = file.clocks[clock.name];
    if (run === undefined || run.state === 'met' || run.fired) continue;
    for (const stay of file.stays) {
      const waits = procedure.states[stay.state]?.waits;
      if (waits === undefined || pack.roles[waits]?.is !== 'party' || !clock.runs.includes(stay.state)) continue;
      const [first, last] = [stay.from > from ? stay.from : from, stay.until !== undefined && stay.until < to ? stay.until : to];
      if (first > last || last < run.from.slice(0, 10)) continue;
      const begins = first > run.from.slice(0, 10) ? first : (run.from.slice(0, 10) as Day);
      events.push({
        type: 'outage',
        case: file.id,
        seq: file.seq + events.length + 1,
        recorded,
        clock: clock.name,
        from: begins,
        to: last,
        why,
      });
    }
  }
  return events;
};

/** A span that does not count by law, entered by the office for one clock. */
export const tolledEvent = (
  world: World,
  file: CaseFile,
  clock: string,
  from: Day,
  to: Day,
  basis: readonly string[],
  actor?: string,
): Tolled => ({
  type: 'tolled',
  case: file.id,
  seq: file.seq + 1,
  recorded: printInstant(zoneOf(world.packOf(file.digest).pack.zone), world.now),
  clock,
  from,
  to,
  basis,
  ...(actor === undefined ? {} : { actor }),
});
