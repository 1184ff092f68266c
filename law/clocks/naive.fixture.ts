import type { Calendar } from '#law/calendar';
import { addDays, addMonths, type Day, dayNumber } from '#law/ground';
import type { ClockInput, ClockStanding, LedgerEntry } from './types.ts';

// The rules of golden/clock/README.md a second time, written to be read and not to be fast: every day is looked at, one after the other.
// Nothing is shared with the engine but its types.

export type NaiveAnswer = ClockStanding | { readonly refused: { readonly entry: number; readonly code: string } };

export const naiveClock = (input: ClockInput): NaiveAnswer => {
  for (let entry = 0; entry < input.ledger.length; entry += 1) {
    const code = refusal(input, input.ledger.slice(0, entry), input.ledger[entry]!);
    if (code !== undefined) return { refused: { entry, code } };
  }
  return answer(input);
};

const refusal = (input: ClockInput, before: readonly LedgerEntry[], entry: LedgerEntry): string | undefined => {
  if (!['paused', 'resumed', 'extended', 'interrupted', 'tolled', 'outage', 'met'].includes(entry.kind)) return 'unknownKind';
  if (dateOf(entry) < input.from) return 'beforeStart';
  const previous = before.at(-1);
  if (previous !== undefined && dateOf(entry) < dateOf(previous)) return 'outOfOrder';
  if ('to' in entry && entry.to < entry.from) return 'outOfOrder';
  if (before.some(({ kind }) => kind === 'met')) return 'afterMet';
  const { due } = answer({ ...input, ledger: before });
  if (['paused', 'extended', 'interrupted'].includes(entry.kind) && due !== null && dateOf(entry) > due) return 'afterExpiry';
  if (entry.kind === 'paused' && openPause(before) !== undefined) return 'pausedTwice';
  if (entry.kind === 'resumed' && openPause(before) === undefined) return 'resumedWithoutPause';
  const since = sinceInterruption(before);
  if (entry.kind === 'extended' && since.filter(({ kind }) => kind === 'extended').length >= (input.rule.extend?.times ?? 0))
    return 'extendedTooOften';
  return undefined;
};

const dateOf = (entry: LedgerEntry): string => ('on' in entry ? entry.on : entry.from);

const openPause = (ledger: readonly LedgerEntry[]): string | undefined => {
  const last = ledger.filter(({ kind }) => kind === 'paused' || kind === 'resumed').at(-1);
  return last?.kind === 'paused' ? dateOf(last) : undefined;
};

const sinceInterruption = (ledger: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  ledger.slice(ledger.findLastIndex(({ kind }) => kind === 'interrupted') + 1);

const answer = (input: ClockInput): ClockStanding => {
  const { rule, ledger, asOf } = input;
  const interruption = ledger.filter(({ kind }) => kind === 'interrupted').at(-1);
  const base = interruption === undefined ? input.from : dateOf(interruption);
  const extensions = sinceInterruption(ledger).filter(({ kind }) => kind === 'extended').length;
  const amount = rule.within + extensions * (rule.extend?.by ?? 0);
  const met = ledger.find(({ kind }) => kind === 'met');
  const until = met === undefined ? asOf : dateOf(met);
  const counted = rule.unit === 'hours' ? minutes(input, base, amount * 60, until) : days(input, base as Day, amount, until);
  const due = openPause(ledger) === undefined ? counted.due : null;
  return {
    due: due as ClockStanding['due'],
    provisional: counted.provisional,
    remaining: counted.remaining,
    state: met !== undefined ? 'met' : openPause(ledger) !== undefined ? 'paused' : asOf > due! ? 'expired' : 'running',
    late: met !== undefined && due !== null && dateOf(met) > due,
  };
};

interface Counted {
  readonly due: string;
  readonly provisional: boolean;
  readonly remaining: number;
}

const days = ({ rule, calendar, ledger }: ClockInput, base: Day, amount: number, until: string): Counted => {
  const budget = rule.unit === 'months' ? dayNumber(addMonths(base, amount)) - dayNumber(base) : amount;
  let day = rule.start === 'same-day' ? addDays(base, -1) : base;
  let counted = 0;
  let used = 0;
  let provisional = false;
  while (counted < budget) {
    day = addDays(day, 1);
    if (day > '2033') break; // only while a pause is open
    if (isExcluded(ledger, day)) continue;
    if (rule.unit === 'working-days' && !works(calendar, day)) continue;
    counted += 1;
    if (day <= until) used += 1;
    if (!calendar.published(Number(day.slice(0, 4)))) provisional = true;
  }
  if (rule.unit !== 'working-days' && rule.roll === 'next-working-day') {
    while (day < '2033') {
      const excluded = isExcluded(ledger, day);
      if (!excluded && !calendar.published(Number(day.slice(0, 4)))) provisional = true;
      if (works(calendar, day) && !excluded) break;
      day = addDays(day, 1);
    }
  }
  return { due: day, provisional, remaining: budget - used };
};

const works = (calendar: Calendar, day: Day): boolean => ['working', 'assumedWorking'].includes(calendar.kind(day));

const isExcluded = (ledger: readonly LedgerEntry[], day: string): boolean => {
  let paused: string | undefined;
  for (const entry of ledger) {
    if ('to' in entry && entry.from <= day && day <= entry.to) return true;
    if (entry.kind === 'paused') paused = entry.on;
    if (entry.kind === 'resumed' && paused !== undefined) {
      if (paused <= day && day <= entry.on) return true;
      paused = undefined;
    }
  }
  return paused !== undefined && paused <= day;
};

// Minute by minute; the fixtures hold whole minutes in UTC, written as `toISOString` writes them.
const minutes = ({ ledger }: ClockInput, base: string, budget: number, until: string): Counted => {
  let at = Date.parse(base);
  let counted = 0;
  let used = 0;
  while (counted < budget || standsAt(ledger, at)) {
    if (at > Date.parse('2200-01-01') || (counted >= budget && openPause(ledger) !== undefined)) break;
    if (standsAt(ledger, at)) {
      if (openPause(ledger) !== undefined && at >= Date.parse(openPause(ledger)!)) break;
      at += 60_000;
      continue;
    }
    at += 60_000;
    counted += 1;
    if (at <= Date.parse(until)) used += 1;
  }
  return { due: new Date(at).toISOString(), provisional: false, remaining: (budget - used) / 60 };
};

const standsAt = (ledger: readonly LedgerEntry[], at: number): boolean => {
  let paused: number | undefined;
  for (const entry of ledger) {
    if ('to' in entry && Date.parse(entry.from) <= at && at < Date.parse(entry.to)) return true;
    if (entry.kind === 'paused') paused = Date.parse(entry.on);
    if (entry.kind === 'resumed' && paused !== undefined) {
      if (paused <= at && at < Date.parse(entry.on)) return true;
      paused = undefined;
    }
  }
  return paused !== undefined && paused <= at;
};
