declare const dayMark: unique symbol;
declare const instantMark: unique symbol;

/** A local day, ISO 8601: `2026-03-02`. Compares as text within the years 0001 to 9999. */
export type Day = string & { readonly [dayMark]: true };

/** An instant with its offset, ISO 8601: `2026-06-01T09:00:00+08:00`, or in UTC with `Z`. */
export type Instant = string & { readonly [instantMark]: true };

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil). */
export const dayNumber = (day: Day): number => daysFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));

export const daysFromCivil = (year: number, month: number, dayOfMonth: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

/** The other way: year, month (1 to 12) and day of month of a day number. */
export const civilFromDays = (number: number): readonly [year: number, month: number, dayOfMonth: number] => {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1];
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export const dayOf = (number: number): Day => {
  const [year, month, dayOfMonth] = civilFromDays(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day;
};

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** From one day to the other; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The same day of the month so many months on, or that month's last day. */
export const addMonths = (day: Day, months: number): Day => {
  const [year, month, dayOfMonth] = civilFromDays(dayNumber(day));
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dayOf(daysFromCivil(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth))));
};

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** 0 is Monday, 6 is Sunday. */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** A day, if the text is one that exists. */
export const parseDay = (text: string): Day | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as Day) : undefined;
};

/** An instant, if the text is one: a day, a time to the second or finer, and an offset or `Z`. */
export const parseInstant = (text: string): Instant | undefined => {
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  return parts !== null && parseDay(parts[1]!) !== undefined ? (text as Instant) : undefined;
};

/** Milliseconds since 1970-01-01T00:00Z. */
export const instantMs = (instant: Instant): number => {
  const parts = /^(.{10})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})$/.exec(instant)!;
  const ms = Number((parts[5] ?? '0').padEnd(3, '0'));
  const local =
    dayNumber(parts[1] as Day) * 86_400_000 + Number(parts[2]) * 3_600_000 + Number(parts[3]) * 60_000 + Number(parts[4]) * 1000 + ms;
  return local - offsetMs(parts[6]!);
};

const offsetMs = (offset: string): number => {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
};

/**
 * The local time of a place. `Intl` is data, not a clock: the same zone and instant always give the same answer.
 * A zone's offset at an instant comes in as a function, so that the engine needs no zone table of its own.
 */
export interface Zone {
  readonly name: string;
  /** Minutes east of UTC at this instant. */
  offsetMinutes(ms: number): number;
}

/** The local day of an instant. */
export const localDay = (zone: Zone, ms: number): Day => dayOf(Math.floor((ms + zone.offsetMinutes(ms) * 60_000) / 86_400_000));

/** The instant at which a local day begins. */
export const startOfDay = (zone: Zone, day: Day): number => {
  const utc = dayNumber(day) * 86_400_000;
  const guess = utc - zone.offsetMinutes(utc) * 60_000;
  return utc - zone.offsetMinutes(guess) * 60_000;
};

/** An instant written in the local time of the zone, to the second: `2026-06-04T10:00:00+08:00`. */
export const printInstant = (zone: Zone, ms: number): Instant => {
  const offset = zone.offsetMinutes(ms);
  const local = Math.floor(ms / 1000) + offset * 60;
  const day = dayOf(Math.floor(local / 86_400));
  const second = ((local % 86_400) + 86_400) % 86_400;
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map((part) => pad(part, 2)).join(':');
  const sign = offset < 0 ? '-' : '+';
  const zonePart = `${sign}${pad(Math.floor(Math.abs(offset) / 60), 2)}:${pad(Math.abs(offset) % 60, 2)}`;
  return `${day}T${clock}${zonePart}` as Instant;
};
