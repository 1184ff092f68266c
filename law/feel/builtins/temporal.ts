import { civilFromDays, type Day, daysFromCivil, type Num, parseDay } from '#law/ground';
import { dateFrom, monthsBetween, parseDate, parseDateTime, parseDuration, parseTime, timeFrom } from '../temporal.ts';
import type { Env } from '../types.ts';
import {
  type DaysDuration,
  dateOfDays,
  dateTimeOf,
  type FeelDate,
  type FeelDateTime,
  type FeelTime,
  type FeelValue,
  feelDate,
  timeOf,
} from '../values.ts';
import type { Definitions } from './signature.ts';

type Dated = FeelDate | FeelDateTime;

export const temporalFunctions: Definitions = [
  ['date(from: string) -> date', ([from]) => parseDate(from as string)],
  ['date(from: date|date-time) -> date', ([from]) => dateOfDays((from as Dated).days)],
  ['date(year: number, month: number, day: number) -> date', ([y, m, d]) => dateFrom(Number(y), Number(m), Number(d))],
  ['time(from: string) -> time', ([from]) => parseTime(from as string)],
  ['time(from: time|date-time|date) -> time', ([from]) => timeIn(from as FeelTime | Dated)],
  [
    'time(hour: number, minute: number, second: number, offset?: days-duration|null) -> time',
    ([h, m, s, offset]) => timeFrom(Number(h), Number(m), s as Num, offsetSeconds(offset)),
  ],
  ['date and time(from: string) -> date-time', ([from]) => parseDateTime(from as string)],
  ['date and time(from: date-time) -> date-time', ([from]) => from],
  ['date and time(date: date|date-time, time: time) -> date-time', ([date, time]) => joined(date as Dated, time as FeelTime)],
  [
    'date and time(year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: days-duration|null) -> date-time',
    ([y, mo, d, h, mi, s, offset]) => {
      const date = dateFrom(Number(y), Number(mo), Number(d));
      const time = timeFrom(Number(h), Number(mi), s as Num, offsetSeconds(offset));
      return date && time && joined(date, time);
    },
  ],
  ['duration(from: string) -> any', ([from]) => parseDuration(from as string)],
  [
    'years and months duration(from: date|date-time, to: date|date-time) -> months-duration',
    ([a, b]) => monthsBetween(a as Dated, b as Dated),
  ],
  ['now() -> date-time', (_, { env }) => nowOf(env)],
  ['today() -> date', (_, { env }) => todayOf(env)],
  ['day of week(date: date|date-time) -> string', ([date]) => weekdays[weekdayOf((date as Dated).days)]],
  ['day of year(date: date|date-time) -> number', ([date]) => dayOfYear((date as Dated).days)],
  ['month of year(date: date|date-time) -> string', ([date]) => monthNames[civilFromDays((date as Dated).days)[1] - 1]],
  ['week of year(date: date|date-time) -> number', ([date]) => weekOfYear((date as Dated).days)],
];

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const offsetSeconds = (offset: FeelValue | undefined): number | undefined =>
  offset === null || offset === undefined ? undefined : Number((offset as DaysDuration).seconds) + 0;

/** A date alone begins at midnight UTC (TCK 1116, case 053). */
const timeIn = (value: FeelTime | Dated): FeelTime =>
  value.kind === 'date' ? timeOf(0, 0) : timeOf(value.nanos, value.offset, value.zone);

const joined = (date: Dated, time: FeelTime): FeelDateTime => dateTimeOf(date.days, time.nanos, time.offset, time.zone);

const nowOf = ({ now }: Env): FeelDateTime | undefined => (typeof now === 'string' ? parseDateTime(now) : now);

const todayOf = (env: Env): FeelDate | undefined => {
  const day: Day | undefined = env.today === undefined ? undefined : parseDay(env.today);
  if (day !== undefined) return feelDate(day);
  const now = nowOf(env);
  return now && dateOfDays(now.days);
};

/** 0 is Monday. */
const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7;

const dayOfYear = (days: number): number => days - daysFromCivil(civilFromDays(days)[0], 1, 1) + 1;

/** ISO 8601: the week belongs to the year of its Thursday. */
const weekOfYear = (days: number): number => Math.floor((dayOfYear(days - weekdayOf(days) + 3) - 1) / 7) + 1;
