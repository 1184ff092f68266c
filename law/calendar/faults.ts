import { civilFromDays, dayOf, parseDay } from '#law/ground';
import { type CalendarData, type CalendarYear, daysOfRange, weekdayNames } from './calendar.ts';

/** What is wrong with a calendar's data, and where, for the pack checker to give it a line. */
export interface CalendarFault {
  readonly code: 'calendar/week' | 'calendar/year' | 'calendar/twice' | 'calendar/notice';
  readonly year?: string;
  readonly list?: 'off' | 'worked';
  /** Place in that list, from 0. */
  readonly index?: number;
  readonly message: string;
  readonly fix: string;
}

/** All faults, in the order of the file. */
export const calendarFaults = (data: CalendarData): readonly CalendarFault[] => [
  ...weekFaults(data),
  ...Object.entries(data.years).flatMap(([year, known]) => yearFaults(year, known)),
];

const weekFaults = ({ week }: CalendarData): CalendarFault[] => {
  const names = new Set<string>(weekdayNames);
  const bad = week.find((name, i) => !names.has(name) || week.indexOf(name) !== i);
  if (week.length > 0 && bad === undefined) return [];
  const message = bad === undefined ? 'the week has no working day' : `\`${bad}\` is no day of the week, or is named twice`;
  return [{ code: 'calendar/week', message, fix: `name the working days among ${weekdayNames.join(', ')}` }];
};

const yearFaults = (year: string, known: CalendarYear): CalendarFault[] => {
  const faults: CalendarFault[] = [];
  if (!/^\d{4}$/.test(year))
    faults.push({ code: 'calendar/year', year, message: `\`${year}\` is no year`, fix: 'write it in four digits' });
  if (known.published && (known.notice === undefined || known.notice.length === 0)) {
    faults.push({
      code: 'calendar/notice',
      year,
      message: `${year} is published, but no notice is named`,
      fix: 'say where the notice can be read',
    });
  }
  const seen = new Map<number, 'off' | 'worked'>();
  for (const list of ['off', 'worked'] as const) {
    for (const [index, range] of (known[list] ?? []).entries()) {
      const where = { year, list, index };
      const days = daysOfRange(range);
      if (days === undefined) {
        const backwards = range.split('/').every((end) => parseDay(end) !== undefined);
        const message = backwards ? `\`${range}\` ends before it begins` : `\`${range}\` is neither a day nor a range of days`;
        faults.push({ code: 'calendar/year', ...where, message, fix: 'write `2026-10-10` or `2026-10-01/2026-10-07`' });
        continue;
      }
      if (days.some((day) => civilFromDays(day)[0] !== Number(year))) {
        faults.push({
          code: 'calendar/year',
          ...where,
          message: `\`${range}\` leaves the year ${year}`,
          fix: 'list each day under its own year',
        });
        continue;
      }
      const twice = firstSeen(seen, days);
      if (twice !== undefined) {
        const message = `${dayOf(twice)} stands in \`${seen.get(twice)}\` already`;
        faults.push({ code: 'calendar/twice', ...where, message, fix: 'list each day once, as off or as worked' });
      }
      for (let day = days[0]; day <= days[1]; day += 1) seen.set(day, list);
    }
  }
  return faults;
};

const firstSeen = (seen: ReadonlyMap<number, unknown>, [first, last]: readonly [number, number]): number | undefined => {
  for (let day = first; day <= last; day += 1) if (seen.has(day)) return day;
  return undefined;
};
