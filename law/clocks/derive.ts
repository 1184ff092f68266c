import { civilFromDays, type Day, dayOf, ok, type Result, type Text } from '#law/ground';
import { type Axis, axisOf, momentOf } from './axis.ts';
import { budgetOf, firstDay, hour, lastDay, mergedSpans, type Reach, reachOf } from './count.ts';
import { standingOf } from './due-on.ts';
import { runOf, startOf, withEntry } from './ledger.ts';
import type { Run, Span } from './run.ts';
import type { ClockInput, ClockRefused, Derivation, LedgerEntry, Moment, Step, StepKind } from './types.ts';
import { dueWords, entryWords, expiredWords, rolledWords, runWords, startWords } from './words.ts';

/** Where a clock stands, and how it came there: steps by which anybody can count the date again. */
export const derive = (input: ClockInput): Result<Derivation, ClockRefused> => {
  const axis = axisOf(input);
  const run = runOf(input, axis);
  if (!run.ok) return run;
  return ok({ ...standingOf(input, axis, run.value), steps: stepsOf(input, axis, run.value) });
};

/** What has been written down and counted so far, while the ledger is walked once more. */
interface Recount {
  readonly input: ClockInput;
  readonly axis: Axis;
  /** The run at the end of the ledger, its last day, and what it does not count. */
  readonly end: Run;
  readonly reach: Reach;
  readonly spans: readonly Span[];
  readonly written: Step[];
  /** The run as the ledger has it so far. */
  run: Run;
  /** The next point that has not been looked at. */
  cursor: number;
  counted: number;
  /** Where the count of this base ends: its budget with the extensions still to come. */
  cap: number;
  counting: 'counted' | 'coming' | 'unused';
  announced: 'nothing' | 'rolled' | 'due';
}

const stepsOf = (input: ClockInput, axis: Axis, end: Run): readonly Step[] => {
  const run = startOf(input, axis);
  const recount: Recount = {
    ...{ input, axis, end, reach: reachOf(input, axis, end), spans: mergedSpans(end), written: [], run },
    ...{ cursor: firstPoint(input, axis, run), counted: 0, cap: capFrom(input, run, 0), counting: 'counted', announced: 'nothing' },
  };
  write(recount, 'start', input.from, undefined, startWords(input, input.from, monthsEnd(input, run)), input.rule.basis);
  const now = axis.after(input.asOf);
  let looked = end.met !== undefined;
  const lookAtNow = (): void => {
    advance(recount, now);
    recount.counting = 'coming';
    looked = true;
  };
  for (const [index, entry] of input.ledger.entries()) {
    if (!looked && axis.at(momentOf(entry)) >= now) lookAtNow();
    take(recount, entry, index);
  }
  if (!looked) lookAtNow();
  if (end.openSince === undefined) advance(recount, Number.POSITIVE_INFINITY);
  announce(recount, Number.POSITIVE_INFINITY);
  const { due } = recount.reach;
  if (end.met === undefined && due !== undefined && axis.at(input.asOf) > due) {
    write(recount, 'expired', input.asOf, undefined, expiredWords(axis.print(due)), input.rule.basis);
  }
  return recount.written;
};

const take = (recount: Recount, entry: LedgerEntry, index: number): void => {
  const { input, axis, reach } = recount;
  const at = axis.at(momentOf(entry));
  // The day on which it was met is still counted.
  advance(recount, entry.kind === 'met' ? axis.after(entry.on) : at);
  announce(recount, at);
  const begun = recount.run.openSince;
  recount.run = withEntry(recount.run, axis, entry);
  if (entry.kind === 'interrupted') {
    recount.counted = 0;
    recount.cursor = firstPoint(input, axis, recount.run);
    recount.cap = capFrom(input, recount.run, index + 1);
  }
  const resumed = entry.kind === 'paused' ? input.ledger.slice(index + 1).find(({ kind }) => kind === 'resumed') : undefined;
  const other = entry.kind === 'resumed' && begun !== undefined ? axis.print(begun) : resumed && momentOf(resumed);
  const words = entryWords(input, entry, {
    counted: recount.counted,
    budget: budgetOf(input, recount.run),
    other,
    afterDue: reach.due !== undefined && at > reach.due,
    inTime: reach.due === undefined ? undefined : at <= reach.due,
  });
  const to = 'to' in entry ? entry.to : entry.kind === 'paused' ? other : undefined;
  write(recount, entry.kind, momentOf(entry), to, words, entry.basis ?? (entry.kind === 'extended' ? input.rule.extend?.basis : undefined));
  if (entry.kind === 'met') recount.counting = 'unused';
};

/** Counts up to a point that is not looked at itself, one step for each stretch without an event. */
const advance = (recount: Recount, to: number): void => {
  for (const { from, until } of recount.spans) {
    if (until <= recount.cursor) continue;
    if (from >= to) break;
    stretch(recount, Math.min(from, to));
    recount.cursor = Math.max(recount.cursor, Math.min(until, to));
  }
  stretch(recount, to);
};

const stretch = (recount: Recount, to: number): void => {
  const { input, axis, cursor } = recount;
  if (cursor >= to) return;
  const left = recount.cap - recount.counted;
  recount.cursor = to;
  if (left <= 0) return;
  const { until, amount, holidays, makeUps } = axis.hours ? hoursIn(cursor, to, left) : daysIn(input, cursor, to, left);
  recount.counted += amount;
  const kind = amount === 0 ? 'off' : recount.counting;
  const span = [axis.print(cursor), axis.print(axis.hours ? until : until - 1)] as const;
  write(recount, kind, span[0], span[1], runWords(kind, input, span, amount, holidays, makeUps), input.rule.basis);
};

/** Says where the last day moves to, and which it is, as soon as they lie behind. */
const announce = (recount: Recount, before: number): void => {
  const { input, axis, reach, end, spans } = recount;
  const { due, reached } = reach;
  if (due === undefined || reached === undefined || recount.run.base !== end.base) return;
  const budget = budgetOf(input, end);
  if (recount.announced === 'nothing' && reached < before) {
    recount.announced = 'rolled';
    if (reached !== due) {
      const excluded = spans.some(({ from, until }) => from <= reached && reached < until);
      const words = rolledWords(dayOf(reached), budget, excluded ? 'excluded' : input.calendar.whyOf(reached), dayOf(due));
      write(recount, 'rolled', axis.print(reached), undefined, words, input.rule.basis);
    }
  }
  if (recount.announced === 'rolled' && due < before) {
    recount.announced = 'due';
    const words = dueWords(input, axis.print(due), budget, reached !== due, reach.provisional ? unpublished(recount, due) : []);
    write(recount, 'due', axis.print(due), undefined, words, input.rule.basis);
  }
};

const write = (
  recount: Recount,
  kind: StepKind,
  date: Moment,
  to: Moment | undefined,
  why: Text,
  basis: readonly string[] | undefined,
): void => {
  const left = Math.max(0, budgetOf(recount.input, recount.run) - recount.counted);
  const span = to === undefined || to === date ? {} : { to };
  const grounds = basis === undefined || basis.length === 0 ? {} : { basis };
  recount.written.push({ kind, date, ...span, counted: recount.counted, left, why, ...grounds });
};

const firstPoint = (input: ClockInput, axis: Axis, run: Run): number => (axis.hours ? run.base : firstDay(input, run.base));

const capFrom = (input: ClockInput, { base }: Run, index: number): number => {
  const rest = input.ledger.slice(index);
  const next = rest.findIndex(({ kind }) => kind === 'interrupted');
  const extensions = (next < 0 ? rest : rest.slice(0, next)).filter(({ kind }) => kind === 'extended').length;
  return budgetOf(input, { base, extensions });
};

const monthsEnd = (input: ClockInput, run: Run): { readonly days: number; readonly day: Day } | undefined => {
  if (input.rule.unit !== 'months') return undefined;
  const days = budgetOf(input, run);
  return { days, day: dayOf(run.base + days) };
};

const unpublished = ({ input, end }: Recount, due: number): readonly number[] => {
  const [first] = civilFromDays(firstDay(input, end.base));
  const [last] = civilFromDays(due);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => !input.calendar.published(year));
};

interface Stretch {
  readonly until: number;
  readonly amount: number;
  readonly holidays: readonly (readonly [Day, Day])[];
  readonly makeUps: readonly Day[];
}

const hoursIn = (from: number, to: number, left: number): Stretch => {
  const until = Math.min(to, from + left * hour);
  return { until, amount: (until - from) / hour, holidays: [], makeUps: [] };
};

const daysIn = (input: ClockInput, from: number, to: number, left: number): Stretch => {
  if (input.rule.unit !== 'working-days') {
    const until = Math.min(to, from + left);
    return { until, amount: until - from, holidays: [], makeUps: [] };
  }
  const { calendar } = input;
  const holidays: [Day, Day][] = [];
  const makeUps: Day[] = [];
  let amount = 0;
  let day = from;
  for (let inHoliday = false; day < to && amount < left && day <= lastDay; day += 1) {
    const kind = calendar.kindOf(day);
    if (kind === 'working' || kind === 'assumedWorking') amount += 1;
    const why = calendar.whyOf(day);
    if (why === 'make-up') makeUps.push(dayOf(day));
    if (why === 'holiday' && inHoliday) holidays.at(-1)![1] = dayOf(day);
    else if (why === 'holiday') holidays.push([dayOf(day), dayOf(day)]);
    inHoliday = why === 'holiday';
  }
  return { until: day, amount, holidays, makeUps };
};
