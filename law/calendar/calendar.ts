import { civilFromDays, type Day, dayNumber, dayOf, daysFromCivil, type Text, weekday } from '#law/ground';
import { type CalendarData, type CalendarYear, daysOfRange, weekdayNames } from './data.ts';
import { holidaysOf, isYearPublished, writtenOut } from './rules.ts';
import { say } from './say.ts';

/** `assumed…`: the holidays of the year are not announced, so the week of the place and its holidays by rule are taken for granted. */
export type DayKind = 'working' | 'off' | 'assumedWorking' | 'assumedOff';

/** What makes a day what it is: the week, the notice that gives it off, or the notice that has it worked to make up. */
export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'make-up';

export interface Calendar {
  readonly name: string;
  readonly title: Text;
  kind(day: Day): DayKind;
  /** The same by day number, for loops. */
  kindOf(dayNumber: number): DayKind;
  why(day: Day): DayReason;
  whyOf(dayNumber: number): DayReason;
  /** Are the holidays of this year announced? */
  published(year: number): boolean;
  /** What it was made from, so that anybody can count with the same days. */
  readonly data: CalendarData;
}

/**
 * The calendar that the data describes. `off` and holidays by rule beat the week, `worked` beats all; in a year that is neither published nor covered
 * by the rules the week and those rules that hold in it are assumed. What is wrong with the data, `calendarFaults` says; here a day that
 * cannot be read is passed over.
 */
export const calendarOf = (data: CalendarData): Calendar => {
  const week = new Set(data.week.map((name) => weekdayNames.indexOf(name)));
  const published = (year: number): boolean => isYearPublished(data, year);
  return lazy(data, published, (year) => {
    const isKnown = published(year);
    const byRule = holidaysOf(data.rules ?? [], year).map(dayOf);
    const known = isKnown ? data.years[year] : undefined;
    return yearOf(year, week, { off: [...byRule, ...(known?.off ?? [])], worked: known?.worked ?? [] }, !isKnown);
  });
};

const mondayToFriday: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);

/** Working days after one day up to another, that one included; below zero where it lies before. Assumed ones count. */
export const workingDaysBetween = (calendar: Calendar, from: Day, to: Day): number => {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  let count = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day += 1) {
    const kind = calendar.kindOf(day);
    if (kind === 'working' || kind === 'assumedWorking') count += 1;
  }
  return end < start ? -count : count;
};

/** The years of a calendar from one to another, as data without rules: what a recount needs of it. */
export const yearsOf = ({ data }: Calendar, from: number, to: number): CalendarData => writtenOut(data, from, to);

/** Monday to Friday without holidays, every year published. */
export const weekdays: Calendar = /* @__PURE__ */ (() =>
  lazy(
    {
      calendar: 'weekdays',
      title: say('weekdays.mondayToFriday'),
      week: ['mon', 'tue', 'wed', 'thu', 'fri'],
      years: {},
    },
    () => true,
    (year) => yearOf(year, mondayToFriday, { off: [], worked: [] }, false),
  ))();

// One byte a day: bit 0 working, bit 1 assumed, bits 2 and 3 the reason.
const kinds: readonly DayKind[] = ['off', 'working', 'assumedOff', 'assumedWorking'];
const reasons: readonly DayReason[] = ['weekday', 'weekend', 'holiday', 'make-up'];
const code = (working: boolean, assumed: boolean, reason: DayReason): number =>
  (working ? 1 : 0) | (assumed ? 2 : 0) | (reasons.indexOf(reason) << 2);

interface Year {
  readonly first: number;
  readonly days: Uint8Array;
}

const yearOf = (
  year: number,
  week: ReadonlySet<number>,
  known: Pick<Required<CalendarYear>, 'off' | 'worked'>,
  isAssumed: boolean,
): Year => {
  const first = daysFromCivil(year, 1, 1);
  const days = new Uint8Array(daysFromCivil(year + 1, 1, 1) - first);
  for (let i = 0; i < days.length; i += 1) {
    const works = week.has(weekday(first + i));
    days[i] = code(works, isAssumed, works ? 'weekday' : 'weekend');
  }
  const mark = (ranges: readonly string[], working: boolean): void => {
    for (const range of ranges) {
      const [from, to] = daysOfRange(range) ?? [1, 0];
      for (let day = Math.max(from, first); day <= Math.min(to, first + days.length - 1); day += 1) {
        const plain = week.has(weekday(day));
        days[day - first] = working ? code(true, isAssumed, plain ? 'weekday' : 'make-up') : code(false, isAssumed, 'holiday');
      }
    }
  };
  mark(known.off, false);
  mark(known.worked, true);
  return { first, days };
};

// Years are worked out when first looked at; counting goes from day to day, so the year of the last answer is nearly always the right one.
function lazy(data: CalendarData, published: (year: number) => boolean, make: (year: number) => Year): Calendar {
  const years = new Map<number, Year>();
  let latest: Year = { first: 0, days: new Uint8Array(0) };
  const yearAt = (number: number): Year => {
    const [year] = civilFromDays(number);
    let found = years.get(year);
    if (found === undefined) {
      found = make(year);
      years.set(year, found);
    }
    return found;
  };
  const codeOf = (number: number): number => {
    let at = number - latest.first;
    if (at < 0 || at >= latest.days.length) {
      latest = yearAt(number);
      at = number - latest.first;
    }
    return latest.days[at]!;
  };
  const kindOf = (number: number): DayKind => kinds[codeOf(number) & 3]!;
  const whyOf = (number: number): DayReason => reasons[codeOf(number) >> 2]!;
  const { calendar: name, title } = data;
  return { name, title, data, kindOf, whyOf, published, kind: (day) => kindOf(dayNumber(day)), why: (day) => whyOf(dayNumber(day)) };
}
