import { addDays, addMonths, type Day, dayNumber, daysBetween, weekday } from '#law/ground';
import type { Stream } from '#law/pack';

type Every = Stream['every'];

/** The first day of the stretch that a day lies in: a week begins on Monday. */
export const periodOf = (every: Every, day: Day): Day => {
  if (every === 'day') return day;
  if (every === 'month') return `${day.slice(0, 8)}01` as Day;
  return addDays(day, -weekday(dayNumber(day)));
};

/** The first day of the stretch `steps` later. */
export const laterPeriod = (every: Every, period: Day, steps: number): Day =>
  every === 'month' ? addMonths(period, steps) : addDays(period, steps * daysIn[every]);

/** The first days of all stretches from one to another, both included. */
export const periodsBetween = (every: Every, first: Day, last: Day): readonly Day[] => {
  if (first > last) return [];
  const steps = every === 'month' ? monthsBetween(first, last) : daysBetween(first, last) / daysIn[every];
  return Array.from({ length: steps + 1 }, (_, step) => laterPeriod(every, first, step));
};

/** How many of them a year has, on average. */
export const periodsAYear: Readonly<Record<Every, number>> = { day: 365.2425, week: 365.2425 / 7, month: 12 };

const daysIn: Readonly<Record<'day' | 'week', number>> = { day: 1, week: 7 };

const monthsBetween = (first: Day, last: Day): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
