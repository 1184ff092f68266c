import { civilFromDays, type Day, dayNumber, daysFromCivil, parseDay, type Text, weekday } from '#law/ground';

/** `assumed…`: the year's holidays are not announced, so Monday to Friday is taken for granted. */
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

export type WeekdayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A calendar as it stands in a pack (`calendars/*.yaml`). Days are `2026-10-10` or ranges with both ends, `2026-10-01/2026-10-07`. */
export interface CalendarData {
  readonly calendar: string;
  readonly title: Text;
  readonly week: readonly WeekdayName[];
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export interface CalendarYear {
  readonly published: boolean;
  /** Where the notice can be read. */
  readonly notice?: string | readonly string[];
  readonly off?: readonly string[];
  readonly worked?: readonly string[];
}

/**
 * The calendar that the data describes. `off` beats the week, `worked` beats both; a year that is missing or not published
 * is Monday to Friday, assumed. What is wrong with the data, `calendarFaults` says; here a day that cannot be read is passed over.
 */
export const calendarOf = (data: CalendarData): Calendar => {
  const week = new Set(data.week.map((name) => weekdayNames.indexOf(name)));
  const published = (year: number): boolean => data.years[year]?.published === true;
  return lazy(data, published, (year) => {
    const known = published(year) ? data.years[year] : undefined;
    return yearOf(year, known === undefined ? mondayToFriday : week, known);
  });
};

export const weekdayNames: readonly WeekdayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

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

/** The years of a calendar from one to another, as data: what a recount needs of it. */
export const yearsOf = ({ data }: Calendar, from: number, to: number): CalendarData => ({
  ...data,
  years: Object.fromEntries(Object.entries(data.years).filter(([year]) => Number(year) >= from && Number(year) <= to)),
});

/** Monday to Friday without holidays, every year published. */
export const weekdays: Calendar = /* @__PURE__ */ (() =>
  lazy(
    {
      calendar: 'weekdays',
      title: { en: 'Monday to Friday', zh: '周一至周五' },
      week: ['mon', 'tue', 'wed', 'thu', 'fri'],
      years: {},
    },
    () => true,
    (year) => yearOf(year, mondayToFriday, { published: true }),
  ))();

/** First and last day number of `2026-10-10` or `2026-10-01/2026-10-07`; nothing if it cannot be read or runs backwards. */
export const daysOfRange = (range: string): readonly [first: number, last: number] | undefined => {
  const ends = range.split('/').map(parseDay);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || last === undefined || last < first) return undefined;
  return [dayNumber(first), dayNumber(last)];
};

// One byte a day: bit 0 working, bit 1 assumed, bits 2 and 3 the reason.
const kinds: readonly DayKind[] = ['off', 'working', 'assumedOff', 'assumedWorking'];
const reasons: readonly DayReason[] = ['weekday', 'weekend', 'holiday', 'make-up'];
const code = (working: boolean, assumed: boolean, reason: DayReason): number =>
  (working ? 1 : 0) | (assumed ? 2 : 0) | (reasons.indexOf(reason) << 2);

interface Year {
  readonly first: number;
  readonly days: Uint8Array;
}

const yearOf = (year: number, week: ReadonlySet<number>, known: CalendarYear | undefined): Year => {
  const first = daysFromCivil(year, 1, 1);
  const days = new Uint8Array(daysFromCivil(year + 1, 1, 1) - first);
  for (let i = 0; i < days.length; i += 1) {
    const works = week.has(weekday(first + i));
    days[i] = code(works, known === undefined, works ? 'weekday' : 'weekend');
  }
  const mark = (ranges: readonly string[] | undefined, working: boolean): void => {
    for (const range of ranges ?? []) {
      const [from, to] = daysOfRange(range) ?? [1, 0];
      for (let day = Math.max(from, first); day <= Math.min(to, first + days.length - 1); day += 1) {
        const plain = week.has(weekday(day));
        days[day - first] = working ? code(true, false, plain ? 'weekday' : 'make-up') : code(false, false, 'holiday');
      }
    }
  };
  mark(known?.off, false);
  mark(known?.worked, true);
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
