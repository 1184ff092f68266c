import { type Day, dayNumber, dayOf, daysFromCivil, weekday } from '#law/ground';
import { type Calendar, calendarOf } from './calendar.ts';
import { type CalendarYear, weekdayNames } from './data.ts';

/** A year of a calendar as a notice gives it, which counts from a day on. */
export interface YearNotice {
  readonly calendar: string;
  readonly year: number;
  /** Days before it stay what they were: they have been counted. */
  readonly from: Day;
  readonly days: CalendarYear;
}

/** The calendar with what notices changed, in their order. Those of other calendars are passed over. */
export const withNotices = (calendar: Calendar, notices: readonly YearNotice[]): Calendar =>
  notices
    .filter((notice) => notice.calendar === calendar.name)
    .reduce(
      (so, { year, from, days }) => calendarOf({ ...so.data, years: { ...so.data.years, [year]: joinedYear(so, year, from, days) } }),
      calendar,
    );

/** Days before `from` as they were counted, the others as the notice says. */
const joinedYear = (before: Calendar, year: number, from: Day, notice: CalendarYear): CalendarYear => {
  const first = daysFromCivil(year, 1, 1);
  const last = Math.min(dayNumber(from), daysFromCivil(year + 1, 1, 1)) - 1;
  if (last < first) return notice;
  const week = new Set(before.data.week.map((name) => weekdayNames.indexOf(name)));
  const off: string[] = [];
  const worked: string[] = [];
  for (let day = first; day <= last; day += 1) {
    const works = isWorked(before, day);
    if (works !== week.has(weekday(day))) (works ? worked : off).push(dayOf(day));
  }
  const later = (ranges: readonly string[] | undefined): readonly string[] => (ranges ?? []).flatMap((range) => cutBefore(range, from));
  return { ...notice, off: [...off, ...later(notice.off)], worked: [...worked, ...later(notice.worked)] };
};

const cutBefore = (range: string, from: Day): readonly string[] => {
  const [start = '', end = start] = range.split('/');
  if (end < from) return [];
  return start >= from ? [range] : [end === from ? end : `${from}/${end}`];
};

const isWorked = (calendar: Calendar, day: number): boolean => ['working', 'assumedWorking'].includes(calendar.kindOf(day));

/** Days of a year that are worked in one of two calendars and not in the other. */
export const daysThatDiffer = (one: Calendar, other: Calendar, year: number): readonly Day[] => {
  const found: Day[] = [];
  for (let day = daysFromCivil(year, 1, 1); day < daysFromCivil(year + 1, 1, 1); day += 1)
    if (isWorked(one, day) !== isWorked(other, day)) found.push(dayOf(day));
  return found;
};
