import { addMonths, civilFromDays, dayNumber, dayOf } from '#law/ground';
import type { Axis } from './axis.ts';
import type { Run, Span } from './run.ts';
import type { ClockInput } from './types.ts';

/** Where the budget is used up, and where that leaves the last day. */
export interface Reach {
  /** Missing while a pause is open. */
  readonly due: number | undefined;
  /** The point at which the count reached the budget, before rolling. */
  readonly reached: number | undefined;
  readonly provisional: boolean;
}

export const hour = 3_600_000;

// No law runs past the last day that can be written with four digits; a calendar without a working day ends here too.
export const lastDay = 2_932_896;
const never = Number.POSITIVE_INFINITY;

export const reachOf = (input: ClockInput, axis: Axis, run: Run): Reach => {
  const spans = mergedSpans(run);
  if (axis.hours) {
    const due = reachHours(run.base, budgetOf(input, run) * hour, spans);
    const known = run.openSince === undefined && due < never ? due : undefined;
    return { due: known, reached: known, provisional: false };
  }
  const counted = countDays(input, run, spans, never);
  const rolled = rolledFrom(input, counted, spans);
  if (run.openSince !== undefined || rolled.day > lastDay) {
    return { due: undefined, reached: undefined, provisional: counted.provisional || rolled.provisional };
  }
  return { due: rolled.day, reached: counted.day, provisional: counted.provisional || rolled.provisional };
};

/** The budget, in the unit of the rule; months as the days between the base and the same day of the month, that many months later. */
export const budgetOf = ({ rule }: ClockInput, { base, extensions }: Pick<Run, 'base' | 'extensions'>): number => {
  const more = extensions * (rule.extend?.by ?? 0);
  if (rule.unit !== 'months') return rule.within + more;
  return rule.extend?.unit === 'days' ? daysOfMonths(base, rule.within) + more : daysOfMonths(base, rule.within + more);
};

const daysOfMonths = (base: number, months: number): number => dayNumber(addMonths(dayOf(base), months)) - base;

/** What of the budget is used up when this point is over. In the unit of the rule. */
export const usedBy = (input: ClockInput, axis: Axis, run: Run, point: number): number => {
  const spans = mergedSpans(run);
  if (!axis.hours) return countDays(input, run, spans, point).counted;
  return Math.min(budgetOf(input, run), elapsed(run.base, point, spans) / hour);
};

/** First day counted. */
export const firstDay = ({ rule }: ClockInput, base: number): number => (rule.start === 'day-after' ? base + 1 : base);

/** The spans in order and joined where they overlap; an open pause has no end. */
export const mergedSpans = ({ spans, openSince }: Pick<Run, 'spans' | 'openSince'>): readonly Span[] => {
  const all = openSince === undefined ? spans : [...spans, { from: openSince, until: never }];
  if (all.length < 2) return all;
  const merged: Span[] = [];
  for (const span of all.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.until) merged.push(span);
    else if (span.until > last.until) merged[merged.length - 1] = { from: last.from, until: span.until };
  }
  return merged;
};

interface Counted {
  /** The day on which the count reached the budget, or `never`. */
  readonly day: number;
  readonly counted: number;
  readonly provisional: boolean;
}

/** Counts to the budget, or up to a day that is still looked at. */
const countDays = (input: ClockInput, run: Run, spans: readonly Span[], limit: number): Counted => {
  const budget = budgetOf(input, run);
  if (budget <= 0) return { day: run.base, counted: 0, provisional: false };
  const { calendar } = input;
  const everyDay = input.rule.unit !== 'working-days';
  let day = firstDay(input, run.base);
  let counted = 0;
  let provisional = false;
  for (let next = 0; day <= limit; ) {
    while (next < spans.length && spans[next]!.until <= day) next += 1;
    const span = spans[next];
    if (span !== undefined && span.from <= day) {
      day = span.until;
      if (day === never) break;
      continue;
    }
    if (day > lastDay) break;
    if (everyDay) {
      const free = Math.min(budget - counted, Math.min(span?.from ?? never, limit + 1) - day);
      provisional ||= !allPublished(input, day, day + free - 1);
      counted += free;
      day += free;
      if (counted === budget) return { day: day - 1, counted, provisional };
      continue;
    }
    const kind = calendar.kindOf(day);
    if (kind === 'working' || kind === 'assumedWorking') {
      counted += 1;
      provisional ||= kind === 'assumedWorking';
      if (counted === budget) return { day, counted, provisional };
    }
    day += 1;
  }
  return { day: never, counted, provisional };
};

const allPublished = ({ calendar }: ClockInput, first: number, last: number): boolean => {
  const end = civilFromDays(Math.min(last, lastDay))[0];
  for (let year = civilFromDays(first)[0]; year <= end; year += 1) if (!calendar.published(year)) return false;
  return true;
};

/** A last day that is no working day, or does not count, moves on (only for days and months, and where the rule says so). */
const rolledFrom = ({ rule, calendar }: ClockInput, { day }: Counted, spans: readonly Span[]): Omit<Counted, 'counted'> => {
  if (rule.unit === 'working-days' || rule.roll === 'none') return { day, provisional: false };
  let provisional = false;
  let rolled = day;
  while (rolled <= lastDay) {
    const span = spans.find(({ from, until }) => from <= rolled && rolled < until);
    if (span === undefined) {
      const kind = calendar.kindOf(rolled);
      provisional ||= kind === 'assumedWorking' || kind === 'assumedOff';
      if (kind === 'working' || kind === 'assumedWorking') break;
      rolled += 1;
    } else rolled = span.until;
  }
  return { day: rolled, provisional };
};

// A span that begins at the very instant at which the budget is used up moves it: that instant still belonged to the person.
const reachHours = (base: number, budget: number, spans: readonly Span[]): number => {
  let at = base;
  let left = budget;
  for (const { from, until } of spans) {
    if (until <= at) continue;
    if (from > at + left) break;
    left -= Math.max(0, from - at);
    at = until;
  }
  return at + left;
};

const elapsed = (base: number, point: number, spans: readonly Span[]): number => {
  let sum = Math.max(0, point - base);
  for (const { from, until } of spans) sum -= Math.max(0, Math.min(until, point) - Math.max(from, base));
  return Math.max(0, sum);
};
