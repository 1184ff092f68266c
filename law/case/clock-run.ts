import { type ClockStanding, dueOf, type LedgerEntry, type Moment } from '#law/clocks';
import { addDays, type Day, type Instant, instantMs, startOfDay, zoneOf } from '#law/ground';
import type { ClockDef, Pack } from '#law/pack';
import type { CaseFile, ClockRun } from './file.ts';

/** The input of `clock derive` for one run: what the case page, the recount file and the engine all count by. */
export const clockInput = (pack: Pack, def: ClockDef, run: ClockRun, asOf: Moment) => ({
  rule: {
    within: run.within,
    unit: def.within.unit,
    start: def.start,
    roll: def.roll,
    basis: def.basis,
    ...(def.extend === undefined
      ? {}
      : { extend: { by: amountOf(def.extend.by.amount), times: def.extend.times, unit: def.extend.by.unit } }),
  },
  calendar: pack.calendars[def.calendar]!,
  from: run.from,
  ledger: run.ledger,
  asOf,
  zone: zoneOf(pack.zone),
});

const amountOf = (amount: number | { readonly fact: string }): number => (typeof amount === 'number' ? amount : 0);

const standings = new WeakMap<ClockRun, Map<string, ClockStanding>>();

/** Where a run stands on a day (or, for hours, at an instant). */
export const standingOf = (pack: Pack, def: ClockDef, run: ClockRun, asOf: Moment): ClockStanding => {
  let byMoment = standings.get(run);
  if (byMoment === undefined) {
    byMoment = new Map();
    standings.set(run, byMoment);
  }
  const kept = byMoment.get(asOf);
  if (kept !== undefined) return kept;
  const result = dueOf(clockInput(pack, def, run, asOf));
  // The engine never writes a ledger that contradicts itself; one that does all the same (a calendar change) stands without a due day.
  const standing: ClockStanding = result.ok
    ? result.value
    : { due: null, provisional: true, remaining: run.within, state: run.state === 'met' ? 'met' : 'running', late: false };
  if (byMoment.size > 8) byMoment.clear();
  byMoment.set(asOf, standing);
  return standing;
};

/** The run of this clock that still counts, if it has one. */
export const activeRun = (file: CaseFile, clock: string): ClockRun | undefined => {
  const run = file.clocks[clock];
  return run === undefined || run.state === 'met' ? undefined : run;
};

/** The due day is before this day: from then on it can neither be paused nor extended. */
export const hasRunOut = (pack: Pack, def: ClockDef, run: ClockRun, on: Moment): boolean => {
  const { due } = standingOf(pack, def, run, on);
  return due !== null && due < on;
};

/** The first instant at which the due day is over; nothing while the clock stands still. */
export const wakesAt = (pack: Pack, def: ClockDef, run: ClockRun): number | undefined => {
  if (run.state !== 'running') return undefined;
  const { due } = standingOf(pack, def, run, run.from);
  if (due === null) return undefined;
  return isInstant(due) ? instantMs(due) + 1 : startOfDay(zoneOf(pack.zone), addDays(due, 1));
};

/** Up to when all that was due in a case has been looked at, in milliseconds since 1970: whatever is done in it comes after that. */
export const lookedAt = (file: CaseFile): number => {
  const last = file.events.findLast((event) => event.type === 'orderGiven' || event.type === 'moved');
  return last?.type === 'orderGiven' || last?.type === 'moved' ? instantMs(last.happened) : Number.NEGATIVE_INFINITY;
};

export const isInstant = (moment: Moment): moment is Instant => moment.length > 10;

export const dayOfMoment = (moment: Moment): Day => moment.slice(0, 10) as Day;

/** A ledger with one more entry at its end. */
export const withEntry = (run: ClockRun, entry: LedgerEntry): ClockRun => ({ ...run, ledger: [...run.ledger, entry] });
