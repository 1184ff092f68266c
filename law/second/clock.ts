import { type Days, monthsLater, printDay, readDay } from './days.ts';

/** A clock as a receipt tells it; moments are days, or instants for a clock in hours. */
export interface Run {
  readonly from: string;
  readonly within: number;
  readonly ledger: readonly Entry[];
  readonly state: string;
}

export interface Entry {
  readonly kind: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface ClockText {
  readonly unit: string;
  readonly start: string;
  readonly roll: string;
  readonly extend?: { readonly by: number; readonly unit: string; readonly times: number };
  readonly runs: readonly string[];
  readonly paused: readonly string[];
}

export interface Due {
  /** Nothing while it stands still. */
  readonly due: string | null;
  readonly provisional: boolean;
}

/** Counts the last day of a run, one day after the other (pack language, section 7). */
export const dueOf = (rule: ClockText, run: Run, days: Days): Due => {
  if (rule.unit === 'hours') return { due: dueInHours(rule, run), provisional: false };
  const { base, extensions, spans, open } = told(run);
  const start = readDay(base)!;
  const left = (day: number): boolean => spans.some(([from, to]) => from <= day && day <= to);
  let budget = run.within + extensions * (rule.extend?.unit === rule.unit ? rule.extend.by : 0);
  if (rule.unit === 'months') {
    const more = rule.extend?.unit === 'days' ? extensions * rule.extend.by : 0;
    budget = monthsLater(start, budget) - start + more;
  }
  let day = rule.start === 'same-day' ? start - 1 : start;
  let provisional = false;
  const latest = start + 400_000;
  for (let counted = 0; counted < budget && day < latest; ) {
    day += 1;
    if (open !== undefined && day >= open) return { due: null, provisional };
    if (left(day)) continue;
    if (rule.unit === 'working-days' && !days.isWorking(day)) continue;
    counted += 1;
    if (!days.isPublished(day)) provisional = true;
  }
  const rolls = rule.unit !== 'working-days' && rule.roll !== 'none';
  while (rolls && day < latest) {
    if (!left(day)) {
      if (!days.isPublished(day)) provisional = true;
      if (days.isWorking(day)) break;
    }
    day += 1;
  }
  return { due: open === undefined ? printDay(day) : null, provisional };
};

const told = ({ from, ledger }: Run) => {
  let [base, extensions] = [from, 0];
  let open: number | undefined;
  const spans: [from: number, to: number][] = [];
  for (const entry of ledger) {
    if (entry.kind === 'interrupted') [base, extensions] = [entry.on!, 0];
    if (entry.kind === 'extended') extensions += 1;
    if (entry.kind === 'paused') open = readDay(entry.on!);
    if (entry.kind === 'resumed' && open !== undefined) {
      spans.push([open, readDay(entry.on!)!]);
      open = undefined;
    }
    if (entry.kind === 'tolled' || entry.kind === 'outage') spans.push([readDay(entry.from!)!, readDay(entry.to!)!]);
  }
  return { base, extensions, spans, open };
};

/** Instants are compared by their milliseconds; the answer is written with the offset of the start. */
const dueInHours = (rule: ClockText, run: Run): string | null => {
  let base = Date.parse(run.from);
  let hours = run.within;
  let open: number | undefined;
  const spans: [number, number][] = [];
  for (const entry of run.ledger) {
    const on = Date.parse(entry.on ?? entry.from ?? '');
    if (entry.kind === 'interrupted') [base, hours] = [on, run.within];
    if (entry.kind === 'extended') hours += rule.extend?.by ?? 0;
    if (entry.kind === 'paused') open = on;
    if (entry.kind === 'resumed' && open !== undefined) {
      spans.push([open, on]);
      open = undefined;
    }
    if (entry.kind === 'tolled' || entry.kind === 'outage') spans.push([on, Date.parse(entry.to!)]);
  }
  if (open !== undefined) return null;
  let end = base + hours * 3_600_000;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) if (from <= end && to > base) end += to - Math.max(from, base);
  return String(end);
};

/** What an order does to the clocks of its case. */
export interface Turn {
  readonly after: string;
  /** The day it counts from, or the instant of the order for a clock in hours. */
  readonly on: string;
  /** The day or instant on which it happened. */
  readonly happened: string;
  readonly restarts: boolean;
  readonly extends: boolean;
  /** Is a case open that makes the clock stand still? */
  readonly held: boolean;
  /** Its budget, should it start or start again. */
  readonly within: number;
}

/** The run after an order, worked out from the run before it and where the case then stands. */
export const runAfter = (rule: ClockText, before: Run | null, turn: Turn, days: Days): Run | null => {
  const inRuns = rule.runs.includes(turn.after);
  const still = rule.paused.includes(turn.after);
  const active = before !== null && before.state !== 'met' ? before : null;
  if (active !== null && !inRuns && !still) return metRun(rule, active, turn, days);
  const fresh: Run = { from: turn.on, within: turn.within, ledger: [], state: 'running' };
  let run: Run | null = active ?? (inRuns ? fresh : null);
  if (run === null) return null;
  // A budget that another fact sets now is a new start, as one that is over is: an interruption keeps the old budget.
  if (active !== null && turn.restarts)
    run =
      turn.within !== active.within || hasRunOut(rule, active, turn.on, days) ? fresh : with_(active, { kind: 'interrupted', on: turn.on });
  if (turn.extends) run = with_(run, { kind: 'extended', on: turn.on });
  const shouldStand = still || turn.held;
  if (shouldStand === (run.state === 'paused')) return run;
  if (shouldStand && hasRunOut(rule, run, turn.on, days)) return run;
  return {
    ...with_(run, { kind: shouldStand ? 'paused' : 'resumed', on: notBefore(run, turn.on) }),
    state: shouldStand ? 'paused' : 'running',
  };
};

const metRun = (rule: ClockText, run: Run, { happened }: Turn, days: Days): Run => {
  const goesOn = run.state === 'paused' && !hasRunOut(rule, run, happened, days);
  const resumed = goesOn ? with_(run, { kind: 'resumed', on: notBefore(run, happened) }) : run;
  return { ...with_(resumed, { kind: 'met', on: notBefore(resumed, happened) }), state: 'met' };
};

const with_ = (run: Run, entry: Entry): Run => ({ ...run, ledger: [...run.ledger, entry] });

/** The day before which its ledger says something already. */
const notBefore = (run: Run, on: string): string => {
  if (on.length > 10) return on;
  const latest = run.ledger.reduce((last, entry) => (entry.on !== undefined && entry.on > last ? entry.on : last), run.from);
  return on < latest ? latest : on;
};

const hasRunOut = (rule: ClockText, run: Run, on: string, days: Days): boolean => {
  const { due } = dueOf(rule, run, days);
  if (due === null) return false;
  return rule.unit === 'hours' ? Number(due) < Date.parse(on) : due < on;
};
