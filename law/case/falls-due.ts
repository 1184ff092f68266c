import { civilFromDays, type Day, dayNumber, dayOf, daysFromCivil, daysInMonth } from '#law/ground';
import type { Duty, Pack } from '#law/pack';

/** A day on which the calendar opens the case of a duty. */
export interface FallsDue {
  readonly duty: Duty;
  /** What the duty is done for once: a year `2026`, a quarter `2026-Q4`, a month `2026-05`. */
  readonly period: string;
  readonly day: Day;
}

type Version = Pick<Pack, 'version' | 'duties'>;

/**
 * What the calendar opens from one day to another, both included, in the order of days and then of the pack. A day is governed by the version in
 * force on it, and nothing falls due before the first one. A period is opened once: where a later version moves the day of a duty, a period
 * that an earlier version opened on this stretch is not opened again.
 * @param versions in the order in which they come into force; of two with one day the later one is taken
 */
export const fallsDue = (versions: readonly Version[], from: Day, to: Day): readonly FallsDue[] => {
  const opened = new Set<string>();
  return versions.flatMap((version, index) => {
    const [first, last] = [later(from, version.version), endOf(versions[index + 1], to)];
    return inOrder(version.duties.flatMap((duty) => comes(duty, first, last))).filter(({ duty, period }) => {
      const key = `${duty.name} ${period}`;
      if (opened.has(key)) return false;
      opened.add(key);
      return true;
    });
  });
};

const later = (one: Day, other: Day): Day => (one > other ? one : other);

const endOf = (next: Version | undefined, to: Day): Day => {
  if (next === undefined || next.version > to) return to;
  return dayOf(dayNumber(next.version) - 1);
};

const inOrder = (found: readonly FallsDue[]): readonly FallsDue[] => found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** The days of one duty: where a month lacks the day, its last day, so that the 31st comes in April as well, and the 29th of February every year. */
const comes = (duty: Duty, from: Day, to: Day): readonly FallsDue[] => {
  if (from > to) return [];
  const [month, dayOfMonth] = duty.on.length === 2 ? [1, Number(duty.on)] : [Number(duty.on.slice(0, 2)), Number(duty.on.slice(3))];
  const length = monthsIn[duty.every];
  const found: FallsDue[] = [];
  for (let at = monthOf(from) - (monthOf(from) % length); at <= monthOf(to); at += length) {
    const [year, inYear] = civilMonth(at + month - 1);
    const day = dayOf(daysFromCivil(year, inYear, Math.min(dayOfMonth, daysInMonth(year, inYear))));
    if (day >= from && day <= to) found.push({ duty, period: dutyPeriod(duty.every, day), day });
  }
  return found;
};

const monthsIn: Readonly<Record<Duty['every'], number>> = { year: 12, quarter: 3, month: 1 };

/** Months since the year 0. */
const monthOf = (day: Day): number => {
  const [year, month] = civilFromDays(dayNumber(day));
  return year * 12 + month - 1;
};

const civilMonth = (months: number): readonly [year: number, month: number] => [Math.floor(months / 12), (months % 12) + 1];

/** The year, quarter or month in which a day lies. */
export const dutyPeriod = (every: Duty['every'], day: Day): string => {
  if (every === 'year') return day.slice(0, 4);
  if (every === 'month') return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};
