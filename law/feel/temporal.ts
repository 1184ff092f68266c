import { add, civilFromDays, Decimal, daysFromCivil, daysInMonth, isNum, isZone, multiply, type Num, normal, zoneOf } from '#law/ground';
import {
  type DaysDuration,
  dateOfDays,
  dateTimeOf,
  daysDuration,
  type FeelDate,
  type FeelDateTime,
  type FeelTime,
  type MonthsDuration,
  monthsDuration,
  type Place,
  timeOf,
} from './values.ts';

const NANOS_PER_SECOND = 1_000_000_000;
const NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
const DAYS_PER_400_YEARS = 146_097;
/** Two instants at which a zone that changes its clocks has two offsets. */
const WINTER = daysFromCivil(2026, 1, 1) * 86_400_000;
const SUMMER = daysFromCivil(2026, 7, 1) * 86_400_000;
const LAST_YEAR = 999_999_999;
const FIRST_DAY = daysFromCivil(-LAST_YEAR, 1, 1);
const LAST_DAY = daysFromCivil(LAST_YEAR, 12, 31);

/** A date of the years -999,999,999 to 999,999,999, if there is one. */
export const dateFrom = (year: number, month: number, day: number): FeelDate | undefined =>
  Number.isInteger(year) &&
  Math.abs(year) <= LAST_YEAR &&
  Number.isInteger(month) &&
  month >= 1 &&
  month <= 12 &&
  Number.isInteger(day) &&
  day >= 1 &&
  day <= daysInMonth(year, month)
    ? dateOfDays(daysFromCivil(year, month, day))
    : undefined;

export const parseDate = (text: string): FeelDate | undefined => {
  const parts = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null || parts[1] === '-0000') return undefined;
  return dateFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

const clockPattern = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z][\w+\-/]*)?$/;

/** Digits of a second past the ninth are dropped. `24:00:00` comes back as a whole day of nanoseconds. */
const parseClock = (text: string): (Place & { readonly nanos: number }) | undefined => {
  const parts = clockPattern.exec(text);
  if (parts === null) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const fraction = Number((parts[4] ?? '').padEnd(9, '0').slice(0, 9));
  const nanos = (hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + fraction;
  if (minute > 59 || second > 59 || nanos > NANOS_PER_DAY) return undefined;
  const place = parsePlace(parts[5]);
  return place && { nanos, ...place };
};

const parsePlace = (text: string | undefined): Place | undefined => {
  if (text === undefined) return { offset: undefined, zone: undefined };
  if (text === 'Z') return { offset: 0, zone: undefined };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { offset: undefined, zone: text.slice(1) } : undefined;
  const [hours, minutes, seconds] = text.slice(1).split(':').map(Number) as [number, number, number | undefined];
  const offset = hours * 3600 + minutes * 60 + (seconds ?? 0);
  if (minutes > 59 || (seconds ?? 0) > 59 || offset > 18 * 3600) return undefined;
  return { offset: text.startsWith('-') ? 0 - offset : offset, zone: undefined };
};

export const parseTime = (text: string): FeelTime | undefined => {
  const clock = parseClock(text);
  return clock && timeOf(clock.nanos % NANOS_PER_DAY, clock.offset, clock.zone);
};

/** A date alone is its midnight, without a zone. */
export const parseDateTime = (text: string): FeelDateTime | undefined => {
  const cut = text.indexOf('T');
  const date = parseDate(cut < 0 ? text : text.slice(0, cut));
  if (date === undefined || cut < 0) return date && dateTimeOf(date.days, 0);
  const clock = parseClock(text.slice(cut + 1));
  return clock && carried(date.days, clock.nanos, clock);
};

/** A time from its parts; the offset in seconds. */
export const timeFrom = (hour: number, minute: number, second: Num, offset?: number): FeelTime | undefined => {
  const nanos = Math.floor(Number(multiply(second, NANOS_PER_SECOND)));
  const whole = (value: number, limit: number): boolean => Number.isInteger(value) && value >= 0 && value < limit;
  if (!whole(hour, 24) || !whole(minute, 60) || !whole(nanos, 60 * NANOS_PER_SECOND)) return undefined;
  if (offset !== undefined && Math.abs(offset) > 18 * 3600) return undefined;
  return timeOf((hour * 3600 + minute * 60) * NANOS_PER_SECOND + nanos, offset);
};

export const parseDuration = (text: string): DaysDuration | MonthsDuration | undefined => {
  const months = /^(-?)P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (months !== null) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(count) ? monthsDuration(months[1] === '-' ? -count : count) : undefined;
  }
  const parts = /^(-?)P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/.exec(text);
  if (parts === null) return undefined;
  const part = (index: number): Decimal => new Decimal(parts[index]?.replace(/\.$/, '') ?? 0);
  const seconds = part(2).times(86_400).plus(part(3).times(3600)).plus(part(4).times(60)).plus(part(5));
  return daysDuration(normal(parts[1] === '-' && !seconds.isZero() ? seconds.negated() : seconds));
};

/** What an at-literal says: `@"2026-01-01"`, a time, a date and time, or a duration. */
export const parseTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | undefined =>
  parseDate(text) ?? parseTime(text) ?? parseDateTime(text) ?? parseDuration(text);

/** Brings nanoseconds past midnight (or before it) into the day; none outside the years a date can have. */
const carried = (days: number, nanos: number, place: Place): FeelDateTime | undefined => {
  const over = Math.floor(nanos / NANOS_PER_DAY);
  const day = days + over;
  return day < FIRST_DAY || day > LAST_DAY ? undefined : dateTimeOf(day, nanos - over * NANOS_PER_DAY, place.offset, place.zone);
};

/**
 * Seconds east of UTC of a zone at a local time. Outside the years that `Intl` knows the Gregorian cycle is used: 400 years
 * have the same days, so the zone's present rules go on.
 */
const zoneOffset = (name: string, days: number, nanos: number): number => {
  const cycles = Math.abs(days) > 50_000_000 ? Math.floor(days / DAYS_PER_400_YEARS) : 0;
  const local = (days - cycles * DAYS_PER_400_YEARS) * 86_400_000 + Math.floor(nanos / 1_000_000);
  const zone = zoneOf(name);
  const guess = local - zone.offsetMinutes(local) * 60_000;
  return zone.offsetMinutes(guess) * 60;
};

/** A date and time as its instant, or as its local time if it has no place. */
export const inUtc = (value: FeelDateTime): { readonly days: number; readonly nanos: number } => {
  const offset = value.zone === undefined ? (value.offset ?? 0) : zoneOffset(value.zone, value.days, value.nanos);
  const nanos = value.nanos - offset * NANOS_PER_SECOND;
  const over = Math.floor(nanos / NANOS_PER_DAY);
  return { days: value.days + over, nanos: nanos - over * NANOS_PER_DAY };
};

const fromUtc = (days: number, nanos: number, place: Place): FeelDateTime | undefined => {
  if (place.zone === undefined) return carried(days, nanos + (place.offset ?? 0) * NANOS_PER_SECOND, place);
  const cycles = Math.abs(days) > 50_000_000 ? Math.floor(days / DAYS_PER_400_YEARS) : 0;
  const ms = (days - cycles * DAYS_PER_400_YEARS) * 86_400_000 + Math.floor(nanos / 1_000_000);
  return carried(days, nanos + zoneOf(place.zone).offsetMinutes(ms) * 60 * NANOS_PER_SECOND, place);
};

export const isPlaced = (value: Place): boolean => value.offset !== undefined || value.zone !== undefined;

/** The offset of a time of day, which has no day to look a zone up on: only of zones that keep one offset all year. */
export const timeOffset = (value: Place): number | undefined => {
  if (value.zone === undefined) return value.offset;
  const zone = zoneOf(value.zone);
  const [winter, summer] = [zone.offsetMinutes(WINTER), zone.offsetMinutes(SUMMER)];
  return winter === summer ? winter * 60 : undefined;
};

/** The offset in seconds, where it is known. */
export const offsetOf = (value: FeelTime | FeelDateTime): number | undefined => {
  if (value.zone === undefined) return value.offset;
  return value.kind === 'time' ? timeOffset(value) : zoneOffset(value.zone, value.days, value.nanos);
};

/** Splits a duration into whole days and the nanoseconds above them (0 to a day); fractions of a nanosecond are dropped. */
const split = (seconds: Num): { readonly days: number; readonly nanos: number } | undefined => {
  const nanos = new Decimal(seconds).times(NANOS_PER_SECOND).floor();
  const days = nanos.dividedBy(NANOS_PER_DAY).floor();
  if (days.abs().greaterThan(2 * LAST_DAY)) return undefined;
  return { days: days.toNumber(), nanos: nanos.minus(days.times(NANOS_PER_DAY)).toNumber() };
};

const dated = (days: number): FeelDate | undefined => (days < FIRST_DAY || days > LAST_DAY ? undefined : dateOfDays(days));

/** Adds exact time: a zone's clock changes are passed through, so a day later may be another local hour. */
export const plusSeconds = <T extends FeelDate | FeelTime | FeelDateTime>(value: T, seconds: Num): T | undefined =>
  addSeconds(value, seconds) as T | undefined;

const addSeconds = (value: FeelDate | FeelTime | FeelDateTime, seconds: Num): FeelDate | FeelTime | FeelDateTime | undefined => {
  const step = split(seconds);
  if (step === undefined) return undefined;
  if (value.kind === 'date') return dated(value.days + step.days);
  if (value.kind === 'time') return timeOf((value.nanos + step.nanos) % NANOS_PER_DAY, value.offset, value.zone);
  const start = inUtc(value);
  const nanos = start.nanos + step.nanos;
  const over = nanos >= NANOS_PER_DAY ? 1 : 0;
  return fromUtc(start.days + step.days + over, nanos - over * NANOS_PER_DAY, value);
};

/** The same day of the month so many months on, or that month's last day; the time of day stays. */
export const plusMonths = <T extends FeelDate | FeelDateTime>(value: T, months: number): T | undefined => {
  const [year, month, day] = civilFromDays(value.days);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1];
  const date = dateFrom(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  return date && { ...value, days: date.days };
};

/** From `b` to `a`. Both must be placed, or neither: what has no place is no instant. A date counts as midnight in UTC. */
export const difference = (a: FeelDate | FeelDateTime, b: FeelDate | FeelDateTime): DaysDuration | undefined => {
  if (a.kind === 'date' && b.kind === 'date') return daysDuration((a.days - b.days) * 86_400);
  const [x, y] = [midnight(a), midnight(b)];
  if (isPlaced(x) !== isPlaced(y)) return undefined;
  const [p, q] = [inUtc(x), inUtc(y)];
  return daysDuration(add(multiply(p.days - q.days, 86_400), secondsOfNanos(p.nanos - q.nanos)));
};

const midnight = (value: FeelDate | FeelDateTime): FeelDateTime => (value.kind === 'date' ? dateTimeOf(value.days, 0, 0) : value);

export const timeDifference = (a: FeelTime, b: FeelTime): DaysDuration | undefined => {
  const [x, y] = comparableTimes(a, b) ?? [];
  return x === undefined || y === undefined ? undefined : daysDuration(secondsOfNanos(x - y));
};

/** Nanoseconds of two times on one scale: both without a place, in the same zone, or at known offsets. */
export const comparableTimes = (a: FeelTime, b: FeelTime): readonly [number, number] | undefined => {
  if (a.zone === b.zone && a.offset === b.offset) return [a.nanos, b.nanos];
  const [p, q] = [timeOffset(a), timeOffset(b)];
  return p === undefined || q === undefined ? undefined : [a.nanos - p * NANOS_PER_SECOND, b.nanos - q * NANOS_PER_SECOND];
};

export const secondsOfNanos = (nanos: number): Num => normal(new Decimal(nanos).dividedBy(NANOS_PER_SECOND));

/** Whole months from one day to the other, towards zero, times of day aside: 31 January to 28 February is none, to 1 March one. */
export const monthsBetween = (from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): MonthsDuration => {
  const [a, b] = [civilFromDays(from.days), civilFromDays(to.days)];
  const months = (b[0] - a[0]) * 12 + b[1] - a[1];
  if (months > 0 && b[2] < a[2]) return monthsDuration(months - 1);
  return monthsDuration(months < 0 && b[2] > a[2] ? months + 1 : months);
};

/** Named parts of a date, time or duration, as `d.year`. `undefined` for a name that is no part of it. */
export const temporalPart = (
  value: FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration,
  name: string,
): Num | string | DaysDuration | null | undefined => {
  if (value.kind === 'months-duration') return monthsPart(value, name);
  if (value.kind === 'days-duration') return durationPart(value, name);
  const ofDate = value.kind === 'time' ? undefined : datePart(value.days, name);
  return ofDate ?? (value.kind === 'date' ? undefined : clockPart(value, name));
};

const datePart = (days: number, name: string): number | undefined => {
  const [year, month, day] = civilFromDays(days);
  if (name === 'year') return year;
  if (name === 'month') return month;
  if (name === 'day') return day;
  return name === 'weekday' ? ((((days + 3) % 7) + 7) % 7) + 1 : undefined;
};

const clockPart = (value: FeelTime | FeelDateTime, name: string): Num | string | DaysDuration | null | undefined => {
  const second = Math.floor(value.nanos / NANOS_PER_SECOND);
  if (name === 'hour') return Math.floor(second / 3600);
  if (name === 'minute') return Math.floor(second / 60) % 60;
  if (name === 'second') return secondsOfNanos(value.nanos - Math.floor(second / 60) * 60 * NANOS_PER_SECOND);
  if (name === 'timezone') return value.zone ?? null;
  if (name !== 'time offset') return undefined;
  const offset = offsetOf(value);
  return offset === undefined ? null : daysDuration(offset);
};

const monthsPart = (value: MonthsDuration, name: string): number | undefined => {
  if (name === 'years') return Math.trunc(value.months / 12) + 0;
  return name === 'months' ? (value.months % 12) + 0 : undefined;
};

const durationPart = (value: DaysDuration, name: string): Num | undefined => {
  const seconds = new Decimal(value.seconds);
  const part = (unit: number, limit: number): Num => normal(seconds.dividedBy(unit).trunc().modulo(limit));
  if (name === 'days') return normal(seconds.dividedBy(86_400).trunc());
  if (name === 'hours') return part(3600, 24);
  if (name === 'minutes') return part(60, 60);
  return name === 'seconds' ? normal(seconds.modulo(60)) : undefined;
};

export const isTemporal = (value: unknown): value is FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration =>
  typeof value === 'object' &&
  value !== null &&
  !isNum(value) &&
  ['date', 'time', 'date-time', 'days-duration', 'months-duration'].includes((value as { readonly kind?: string }).kind ?? '');
