import { civilFromDays, dayOf, parseDay, type Text } from '#law/ground';
import { type CalendarData, type CalendarYear, daysOfRange, type HolidayRule, weekdayNames } from './data.ts';
import { say } from './say.ts';

/** What is wrong with a calendar's data, and where, for the pack checker to give it a line. */
export interface CalendarFault {
  readonly code: 'calendar/week' | 'calendar/year' | 'calendar/twice' | 'calendar/notice' | 'calendar/rule';
  /** Place among the rules, from 0. */
  readonly rule?: number;
  readonly year?: string;
  readonly list?: 'off' | 'worked';
  /** Place in that list, from 0. */
  readonly index?: number;
  readonly text: Text;
  readonly wayOut: Text;
}

/** All faults, in the order of the file. */
export const calendarFaults = (data: CalendarData): readonly CalendarFault[] => [
  ...weekFaults(data),
  ...(data.rules ?? []).flatMap(ruleFaults),
  ...Object.entries(data.years).flatMap(([year, known]) => yearFaults(year, known)),
];

const weekFaults = ({ week }: CalendarData): CalendarFault[] => {
  const names = new Set<string>(weekdayNames);
  const bad = week.find((name, i) => !names.has(name) || week.indexOf(name) !== i);
  if (week.length > 0 && bad === undefined) return [];
  const words = bad === undefined ? say('weekFaults.theWeekHasNo') : say('weekFaults.isNoDayOf', { bad });
  return [
    {
      code: 'calendar/week',
      text: words,
      wayOut: say('weekFaults.nameTheWorkingDays', { weekdayNames }),
    },
  ];
};

const ruleFaults = ({ falls, from, until }: HolidayRule, rule: number): CalendarFault[] => {
  const fault = (words: Text, wayOut: Text): CalendarFault => ({ code: 'calendar/rule', rule, text: words, wayOut });
  if (from !== undefined && until !== undefined && until < from)
    return [fault(say('ruleFaults.theRuleEndsIn', { until }), say('ruleFaults.writeALaterYear'))];
  const isDay = falls.kind !== 'fixed' || parseDay(`2000-${two(falls.month)}-${two(falls.day)}`) !== undefined;
  const bad = falls.kind === 'table' ? falls.days.find((range) => daysOfRange(range) === undefined) : undefined;
  if (isDay && bad === undefined) return [];
  const written = falls.kind === 'fixed' ? `${two(falls.month)}-${two(falls.day)}` : bad!;
  return [
    fault(say('ruleFaults.isNoDay', { written }), falls.kind === 'fixed' ? say('ruleFaults.writeMonthAndDay') : say('ruleFaults.writeOr')),
  ];
};

const two = (number: number): string => String(number).padStart(2, '0');

const yearFaults = (year: string, known: CalendarYear): CalendarFault[] => {
  const faults: CalendarFault[] = [];
  if (!/^\d{4}$/.test(year))
    faults.push({
      code: 'calendar/year',
      year,
      text: say('yearFaults.isNoYear', { year }),
      wayOut: say('yearFaults.writeItInFour'),
    });
  if (known.published && (known.notice === undefined || known.notice.length === 0)) {
    faults.push({
      code: 'calendar/notice',
      year,
      text: say('yearFaults.isPublishedButNo', { year }),
      wayOut: say('yearFaults.sayWhereTheNotice'),
    });
  }
  const seen = new Map<number, 'off' | 'worked'>();
  for (const list of ['off', 'worked'] as const) {
    for (const [index, range] of (known[list] ?? []).entries()) {
      const where = { year, list, index };
      const days = daysOfRange(range);
      if (days === undefined) {
        const backwards = range.split('/').every((end) => parseDay(end) !== undefined);
        const words = backwards ? say('yearFaults.endsBeforeItBegins', { range }) : say('yearFaults.isNeitherADay', { range });
        faults.push({
          code: 'calendar/year',
          ...where,
          text: words,
          wayOut: say('yearFaults.writeOr'),
        });
        continue;
      }
      if (days.some((day) => civilFromDays(day)[0] !== Number(year))) {
        faults.push({
          code: 'calendar/year',
          ...where,
          text: say('yearFaults.leavesTheYear', { range, year }),
          wayOut: say('yearFaults.listEachDayUnder'),
        });
        continue;
      }
      const twice = firstSeen(seen, days);
      if (twice !== undefined) {
        const words = say('yearFaults.standsInAlready', { twice: dayOf(twice), seen: seen.get(twice) });
        faults.push({
          code: 'calendar/twice',
          ...where,
          text: words,
          wayOut: say('yearFaults.listEachDayOnce'),
        });
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
