import { add, Decimal, isNum, multiply, type Num, normal, subtract } from '#law/ground';
import { difference, plusMonths, plusSeconds, timeDifference } from './temporal.ts';
import {
  type DaysDuration,
  daysDuration,
  type FeelDate,
  type FeelDateTime,
  type FeelKind,
  type FeelTime,
  type FeelValue,
  kindOf,
  type MonthsDuration,
  monthsDuration,
} from './values.ts';

/** Longest string an expression may build, in UTF-16 units: doubling it in a loop must come to an end. */
export const LONGEST_STRING = 10_000_000;

/** A number, unless it left the range of decimal128 (then it is not known). */
export const finite = (value: Num): Num | null => (typeof value === 'number' || value.isFinite() ? value : null);

const months = (count: Num): MonthsDuration | null => {
  const whole = Number(count);
  return Number.isSafeInteger(whole) ? monthsDuration(whole) : null;
};

const whole = (value: Decimal): Num | null => (value.isFinite() ? normal(value.trunc()) : null);

const duration = (seconds: Num): DaysDuration | null => {
  const known = finite(seconds);
  return known === null ? null : daysDuration(known);
};

export const plus = (a: FeelValue, b: FeelValue): FeelValue => {
  if (isNum(a) && isNum(b)) return finite(add(a, b));
  if (typeof a === 'string' && typeof b === 'string') return a.length + b.length > LONGEST_STRING ? null : a + b;
  const [x, y] = [kindOf(a), kindOf(b)];
  if (x === 'days-duration') return y === x ? duration(add(secondsOf(a), secondsOf(b))) : isPoint(y) ? later(b, secondsOf(a)) : null;
  if (x === 'months-duration') return y === x ? months(monthsOf(a) + monthsOf(b)) : isDay(y) ? monthsLater(b, monthsOf(a)) : null;
  if (y === 'days-duration') return isPoint(x) ? later(a, secondsOf(b)) : null;
  return y === 'months-duration' && isDay(x) ? monthsLater(a, monthsOf(b)) : null;
};

export const minus = (a: FeelValue, b: FeelValue): FeelValue => {
  if (isNum(a) && isNum(b)) return finite(subtract(a, b));
  const [x, y] = [kindOf(a), kindOf(b)];
  if (isDay(x) && isDay(y)) return difference(a as FeelDate | FeelDateTime, b as FeelDate | FeelDateTime) ?? null;
  if (x === 'time' && y === 'time') return timeDifference(a as FeelTime, b as FeelTime) ?? null;
  if (y === 'days-duration') {
    if (x === y) return duration(subtract(secondsOf(a), secondsOf(b)));
    return isPoint(x) ? later(a, subtract(0, secondsOf(b))) : null;
  }
  if (y !== 'months-duration') return null;
  return x === y ? months(monthsOf(a) - monthsOf(b)) : isDay(x) ? monthsLater(a, -monthsOf(b)) : null;
};

export const times = (a: FeelValue, b: FeelValue): FeelValue => {
  if (isNum(a)) return isNum(b) ? finite(multiply(a, b)) : scaled(b, a);
  return isNum(b) ? scaled(a, b) : null;
};

/** Months are whole: a fraction of one is dropped, towards zero. */
const scaled = (value: FeelValue, factor: Num): FeelValue => {
  const kind = kindOf(value);
  if (kind === 'days-duration') return duration(multiply(secondsOf(value), factor));
  if (kind !== 'months-duration') return null;
  const count = whole(new Decimal(monthsOf(value)).times(factor));
  return count === null ? null : months(count);
};

export const over = (a: FeelValue, b: FeelValue): FeelValue => {
  const [x, y] = [kindOf(a), kindOf(b)];
  if (y === 'number') {
    if (x === 'number') return quotient(a as Num, b as Num);
    if (new Decimal(b as Num).isZero()) return null;
    if (x === 'days-duration') return duration(normal(new Decimal(secondsOf(a)).dividedBy(b as Num)));
    const count = x === 'months-duration' ? whole(new Decimal(monthsOf(a)).dividedBy(b as Num)) : null;
    return count === null ? null : months(count);
  }
  if (x !== y) return null;
  if (x === 'days-duration') return quotient(secondsOf(a), secondsOf(b));
  return x === 'months-duration' ? quotient(monthsOf(a), monthsOf(b)) : null;
};

const quotient = (a: Num, b: Num): Num | null => {
  const divisor = new Decimal(b);
  return divisor.isZero() ? null : finite(normal(new Decimal(a).dividedBy(divisor)));
};

/** Whole exponents are exact to 34 digits; others go by logarithms, correctly rounded all the same. */
export const power = (a: FeelValue, b: FeelValue): FeelValue => {
  if (!isNum(a) || !isNum(b)) return null;
  const result = new Decimal(a).pow(b);
  return result.isFinite() ? normal(result) : null;
};

export const negative = (value: FeelValue): FeelValue => {
  if (isNum(value)) return subtract(0, value);
  const kind = kindOf(value);
  if (kind === 'days-duration') return daysDuration(subtract(0, secondsOf(value)));
  return kind === 'months-duration' ? monthsDuration(-monthsOf(value)) : null;
};

const secondsOf = (value: FeelValue): Num => (value as DaysDuration).seconds;
const monthsOf = (value: FeelValue): number => (value as MonthsDuration).months;
const isDay = (kind: FeelKind): boolean => kind === 'date' || kind === 'date-time';
const isPoint = (kind: FeelKind): boolean => isDay(kind) || kind === 'time';
const later = (value: FeelValue, seconds: Num): FeelValue => plusSeconds(value as FeelDate | FeelTime | FeelDateTime, seconds) ?? null;
const monthsLater = (value: FeelValue, count: number): FeelValue => plusMonths(value as FeelDate | FeelDateTime, count) ?? null;

export const arithmetic = { '+': plus, '-': minus, '*': times, '/': over, '**': power } as const;
