import { dayNumber, parseDay, type Text } from '#law/ground';

export type WeekdayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A calendar as it stands in a pack (`calendars/*.yaml`). Days are `2026-10-10` or ranges with both ends, `2026-10-01/2026-10-07`. */
export interface CalendarData {
  readonly calendar: string;
  readonly title: Text;
  readonly week: readonly WeekdayName[];
  readonly years: Readonly<Record<string, CalendarYear>>;
  /** Holidays that come back by a rule. A year that they cover is published without a notice. */
  readonly rules?: readonly HolidayRule[];
}

export interface CalendarYear {
  readonly published: boolean;
  /** Where the notice can be read. */
  readonly notice?: string | readonly string[];
  readonly off?: readonly string[];
  readonly worked?: readonly string[];
}

export const weekdayNames: readonly WeekdayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A holiday that comes back by a rule of the law: one day off in every year from `from` to `until`. */
export interface HolidayRule {
  readonly title?: Text;
  /** The day on which it falls before it is moved. */
  readonly falls: HolidayFalls;
  /** Substitute day: so many days later where it falls on this day of the week; earlier where the number is negative. */
  readonly moved?: Readonly<Partial<Record<WeekdayName, number>>>;
  /** First and last year, both included. */
  readonly from?: number;
  readonly until?: number;
}

export type HolidayFalls =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  /** So many days after Easter Sunday of the Gregorian calendar. */
  | { readonly kind: 'easter'; readonly days: number }
  /** The first to fifth of these weekdays in a month; `-1` is the last one. */
  | { readonly kind: 'nth'; readonly week: number; readonly weekday: WeekdayName; readonly month: number }
  /** Days or ranges by a table, as for holidays that follow the moon. */
  | { readonly kind: 'table'; readonly days: readonly string[] };

/** First and last day number of `2026-10-10` or `2026-10-01/2026-10-07`; nothing if it cannot be read or runs backwards. */
export const daysOfRange = (range: string): readonly [first: number, last: number] | undefined => {
  const ends = range.split('/').map(parseDay);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || last === undefined || last < first) return undefined;
  return [dayNumber(first), dayNumber(last)];
};
