import { civilFromDays, Decimal, isNum, printNum } from '#law/ground';
import { deepest } from './deepest.ts';
import { isPlainName } from './lexer.ts';
import {
  type DaysDuration,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelRange,
  type FeelTime,
  type FeelValue,
  isList,
  kindOf,
  type MonthsDuration,
} from './values.ts';

/** A value in the notation of the language: what it prints, it reads back as the same value (save functions). */
export const printFeel = (value: FeelValue): string => print(value, (temporal) => `@"${printTemporal(temporal)}"`);

/** What `string()` gives: a string as it is, anything else as it reads; dates inside a list stand without quotes. */
export const feelString = (value: FeelValue): string => (typeof value === 'string' ? value : print(value, printTemporal));

type Temporal = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration;

const print = (value: FeelValue, temporal: (value: Temporal) => string, depth = 0): string => {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return String(value);
  if (isNum(value)) return printNum(value);
  if (depth === deepest) return 'null';
  if (isList(value)) return `[${value.map((item) => print(item, temporal, depth + 1)).join(', ')}]`;
  switch (kindOf(value)) {
    case 'range':
      return printRange(value as FeelRange, temporal);
    case 'function':
      return 'function';
    case 'context':
      return printContext(value as FeelContext, temporal, depth + 1);
    default:
      return temporal(value as Temporal);
  }
};

const printRange = (range: FeelRange, temporal: (value: Temporal) => string): string => {
  const end = (value: FeelValue): string => print(value, temporal);
  if (range.operator !== undefined) return `(${range.operator} ${end(range.start ?? range.end)})`;
  return `${range.startIncluded ? '[' : '('}${end(range.start)}..${end(range.end)}${range.endIncluded ? ']' : ')'}`;
};

const printContext = (context: FeelContext, temporal: (value: Temporal) => string, depth: number): string =>
  `{${[...context.keys()].map((key) => `${printKey(key)}: ${print(context.get(key) ?? null, temporal, depth)}`).join(', ')}}`;

const printKey = (key: string): string => (isPlainName(key) ? key : quote(key));

const quote = (text: string): string => `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)}"`;

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A date, time or duration as ISO 8601 writes it, with the zone after `@`. */
export const printTemporal = (value: Temporal): string => {
  switch (value.kind) {
    case 'date':
      return printDate(value.days);
    case 'time':
      return printClock(value);
    case 'date-time':
      return `${printDate(value.days)}T${printClock(value)}`;
    case 'months-duration':
      return printMonths(value.months);
    case 'days-duration':
      return printSeconds(value);
  }
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const printDate = (days: number): string => {
  const [year, month, day] = civilFromDays(days);
  return `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

const printClock = (value: FeelTime | FeelDateTime): string => {
  const second = Math.floor(value.nanos / 1_000_000_000);
  const fraction = pad(value.nanos % 1_000_000_000, 9).replace(/0+$/, '');
  const place = value.zone === undefined ? printOffset(value.offset) : `@${value.zone}`;
  return `${hoursMinutes(second)}:${pad(second % 60, 2)}${fraction === '' ? '' : `.${fraction}`}${place}`;
};

const hoursMinutes = (seconds: number): string => `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}`;

const printOffset = (offset: number | undefined): string => {
  if (offset === undefined) return '';
  if (offset === 0) return 'Z';
  const seconds = Math.abs(offset) % 60;
  return `${offset < 0 ? '-' : '+'}${hoursMinutes(Math.abs(offset))}${seconds === 0 ? '' : `:${pad(seconds, 2)}`}`;
};

const printMonths = (months: number): string => {
  const [years, rest] = [Math.floor(Math.abs(months) / 12), Math.abs(months) % 12];
  const sign = months < 0 ? '-' : '';
  if (years === 0) return `${sign}P${rest}M`;
  return `${sign}P${years}Y${rest === 0 ? '' : `${rest}M`}`;
};

const printSeconds = (value: DaysDuration): string => {
  const total = new Decimal(value.seconds);
  if (total.isZero()) return 'PT0S';
  const all = total.abs();
  const days = all.dividedBy(86_400).trunc();
  const part = (unit: number, limit: number, letter: string): string => {
    const count = all.dividedBy(unit).trunc().modulo(limit);
    return count.isZero() ? '' : `${count.toFixed()}${letter}`;
  };
  const seconds = all.modulo(60);
  const time = `${part(3600, 24, 'H')}${part(60, 60, 'M')}${seconds.isZero() ? '' : `${seconds.toFixed()}S`}`;
  return `${total.isNegative() ? '-' : ''}P${days.isZero() ? '' : `${days.toFixed()}D`}${time === '' ? '' : `T${time}`}`;
};
