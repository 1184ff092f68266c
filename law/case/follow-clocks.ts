import { entered, type LedgerEntry, type Moment } from '#law/clocks';
import type { Day, Instant } from '#law/ground';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { activeRun, clockInput, dayOfMoment, hasRunOut, isInstant, withEntry } from './clock-run.ts';
import type { CaseFile, ClockRun } from './file.ts';

/** What the clocks of a case have to know of an event. */
export interface Turn {
  readonly happened: Instant;
  /** The day it counts from: its `as-of` day, or the day it happened. */
  readonly counts: Day;
  readonly order?: string;
  readonly restarts: readonly string[];
  readonly extends?: string;
  readonly within: Readonly<Record<string, number>>;
}

/**
 * Clocks follow the state: they start where the case enters one of their states from outside, stand still in a `paused`
 * state or while a `paused` case is open, and are met when the case is in none of them any more (pack language, section 7).
 */
export const followClocks = (pack: Pack, procedure: Procedure, file: CaseFile, turn: Turn, open: (as: string) => boolean): CaseFile => {
  const clocks = { ...file.clocks };
  const past = [...file.pastClocks];
  for (const def of Object.values(procedure.clocks)) {
    const before = clocks[def.name];
    const after = follow(pack, def, file, before, turn, open);
    if (after === before) continue;
    if (before !== undefined && after?.run !== before.run) past.push(before);
    if (after !== undefined) clocks[def.name] = after;
  }
  return { ...file, clocks, pastClocks: past };
};

const follow = (
  pack: Pack,
  def: ClockDef,
  file: CaseFile,
  last: ClockRun | undefined,
  turn: Turn,
  open: (as: string) => boolean,
): ClockRun | undefined => {
  const runs = def.runs.includes(file.state);
  const inside = runs || def.pausedIn.includes(file.state);
  let run = last;
  let startedNow = false;
  if (run !== undefined && run.state !== 'met' && !inside) return met(pack, def, run, turn);
  if ((run === undefined || run.state === 'met') && runs) {
    run = startRun(def, file, momentOf(def, turn.counts, turn.happened), turn);
    startedNow = true;
  }
  if (run === undefined || run.state === 'met') return run;
  if (turn.restarts.includes(def.name) && !startedNow) run = restarted(pack, def, file, run, turn);
  if (turn.extends === def.name && !run.fired)
    run = withEntry(run, { kind: 'extended', on: momentOf(def, turn.counts, turn.happened), ...why(turn), basis: def.basis });
  return paused(pack, def, run, def.pausedIn.includes(file.state) || def.pausedBy.some(open), turn);
};

const momentOf = (def: ClockDef, day: Day, happened: Instant): Moment => (def.within.unit === 'hours' ? happened : day);

const why = (turn: Turn): { readonly why?: string } => (turn.order === undefined ? {} : { why: turn.order });

const startRun = (def: ClockDef, file: CaseFile, from: Moment, turn: Turn): ClockRun => ({
  clock: def.name,
  run: lastRun(file, def.name) + 1,
  from,
  within: typeof def.within.amount === 'number' ? def.within.amount : (turn.within[def.name] ?? 0),
  ledger: [],
  state: 'running',
  fired: false,
});

/** The number of the latest run of a clock, the one that a transition left behind included; 0 if it never ran. */
const lastRun = ({ clocks, pastClocks }: CaseFile, clock: string): number =>
  clocks[clock]?.run ?? pastClocks.findLast((run) => run.clock === clock)?.run ?? 0;

/** An interruption while it runs; a new start if it has run out, or if the fact that sets its budget has another value now. */
const restarted = (pack: Pack, def: ClockDef, file: CaseFile, run: ClockRun, turn: Turn): ClockRun => {
  const on = momentOf(def, turn.counts, turn.happened);
  const budget = turn.within[def.name];
  if (hasRunOut(pack, def, run, on) || (budget !== undefined && budget !== run.within)) return startRun(def, file, on, turn);
  return withEntry({ ...run, fired: false }, { kind: 'interrupted', on, ...why(turn) });
};

/** Met on the day it happened, whatever day the law counts from; never before what its ledger already says. */
const met = (pack: Pack, def: ClockDef, run: ClockRun, turn: Turn): ClockRun => {
  const on = momentOf(def, dayOfMoment(turn.happened), turn.happened);
  const resumed =
    run.state === 'paused' && !hasRunOut(pack, def, run, on) ? withEntry(run, { kind: 'resumed', on: notBefore(run, on) }) : run;
  return { ...withEntry(resumed, { kind: 'met', on: notBefore(resumed, on), ...why(turn) }), state: 'met' };
};

const notBefore = (run: ClockRun, on: Moment): Moment => {
  let latest: Moment = run.from;
  for (const entry of run.ledger) if ('on' in entry && entry.on > latest) latest = entry.on;
  return on >= latest || isInstant(on) ? on : latest;
};

/** A clock that has run out stands still no longer, from the evening on in which its silence followed: the ledger then gets no entry. */
const paused = (pack: Pack, def: ClockDef, run: ClockRun, still: boolean, turn: Turn): ClockRun => {
  if (still === (run.state === 'paused')) return run;
  const on = momentOf(def, turn.counts, turn.happened);
  if (still && (run.fired || hasRunOut(pack, def, run, on))) return run;
  const entry: LedgerEntry = { kind: still ? 'paused' : 'resumed', on: notBefore(run, on), ...why(turn), basis: def.basis };
  return { ...withEntry(run, entry), state: still ? 'paused' : 'running' };
};

/** Enters an outage or a span that does not count by law into a clock, in its place by day: it is often known only when it is over. */
export const withSpan = (pack: Pack, def: ClockDef, file: CaseFile, entry: LedgerEntry): CaseFile => {
  const run = activeRun(file, def.name);
  if (run === undefined) return file;
  const ledger = entered(clockInput(pack, def, run, run.from), run.ledger, entry);
  return { ...file, clocks: { ...file.clocks, [def.name]: { ...run, ledger } } };
};

/** Clocks whose budget is a fact and that start when the case enters this state. */
export const startsWithFact = (
  procedure: Procedure,
  file: CaseFile | undefined,
  to: string,
  restarts: readonly string[],
): readonly ClockDef[] =>
  Object.values(procedure.clocks).filter((def) => {
    if (typeof def.within.amount === 'number') return false;
    const active = file === undefined ? undefined : activeRun(file, def.name);
    return restarts.includes(def.name) || (active === undefined && def.runs.includes(to));
  });
