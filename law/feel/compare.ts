import { compareNum, equalNum, isNum } from '#law/ground';
import { comparableTimes, inUtc, isPlaced } from './temporal.ts';
import {
  type DaysDuration,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelKind,
  type FeelRange,
  type FeelTime,
  type FeelValue,
  isList,
  kindOf,
  type MonthsDuration,
} from './values.ts';

/**
 * `a = b`. With `null` it is true or false; between kinds that have nothing in common it is not known. Times and instants
 * are equal to the millisecond (DMN TCK 0068, `time_005`), though they keep and print their nanoseconds.
 */
export const equalFeel = (a: FeelValue, b: FeelValue): boolean | null => {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : null;
  if (isNum(a)) return isNum(b) ? equalNum(a, b) : null;
  if (isList(a)) return isList(b) ? equalLists(a, b) : null;
  const kind = kindOf(a);
  return kindOf(b) === kind ? equalOfKind(kind, a, b) : null;
};

const equalOfKind = (kind: FeelKind, a: FeelValue, b: FeelValue): boolean | null => {
  if (kind === 'range') return equalRanges(a as FeelRange, b as FeelRange);
  if (kind === 'context') return equalContexts(a as FeelContext, b as FeelContext);
  if (kind === 'function') return a === b;
  const order = compareFeel(a, b);
  return order === null ? null : order === 0;
};

const equalLists = (a: readonly FeelValue[], b: readonly FeelValue[]): boolean | null =>
  a.length === b.length ? allEqual(a.map((item, index) => [item, b[index]!])) : false;

const equalRanges = (a: FeelRange, b: FeelRange): boolean | null =>
  a.operator === b.operator && a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded
    ? allEqual([
        [a.start, b.start],
        [a.end, b.end],
      ])
    : false;

const equalContexts = (a: FeelContext, b: FeelContext): boolean | null => {
  const keys = [...a.keys()];
  if (keys.length !== [...b.keys()].length || !keys.every((key) => b.has(key))) return false;
  return allEqual(keys.map((key) => [a.get(key) ?? null, b.get(key) ?? null]));
};

const allEqual = (pairs: readonly (readonly [FeelValue, FeelValue])[]): boolean | null => {
  let known = true;
  for (const [a, b] of pairs) {
    const equal = equalFeel(a, b);
    if (equal === false) return false;
    if (equal === null) known = false;
  }
  return known ? true : null;
};

/** Negative, zero or positive; `null` where the two have no order: other kinds, or a local time beside an instant. */
export const compareFeel = (a: FeelValue, b: FeelValue): number | null => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : null;
  if (isNum(a)) return isNum(b) ? compareNum(a, b) : null;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return null;
  const kind = kindOf(a);
  return kindOf(b) === kind ? compareTemporal(kind, a, b) : null;
};

/** By code point, as XPath does; JavaScript's own order goes by UTF-16 unit and differs above U+FFFF. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const limit = Math.min(a.length, b.length);
  for (let index = 0; index < limit; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
};

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

const compareTemporal = (kind: FeelKind, a: FeelValue, b: FeelValue): number | null => {
  switch (kind) {
    case 'date':
      return (a as FeelDate).days - (b as FeelDate).days;
    case 'months-duration':
      return (a as MonthsDuration).months - (b as MonthsDuration).months;
    case 'days-duration':
      return compareNum((a as DaysDuration).seconds, (b as DaysDuration).seconds);
    case 'time':
      return compareTimes(a as FeelTime, b as FeelTime);
    case 'date-time':
      return compareInstants(a as FeelDateTime, b as FeelDateTime);
    default:
      return null;
  }
};

const millis = (nanos: number): number => Math.floor(nanos / 1_000_000);

const compareTimes = (a: FeelTime, b: FeelTime): number | null => {
  const pair = comparableTimes(a, b);
  return pair === undefined ? null : millis(pair[0]) - millis(pair[1]);
};

const compareInstants = (a: FeelDateTime, b: FeelDateTime): number | null => {
  if (isPlaced(a) !== isPlaced(b)) return null;
  const [x, y] = [inUtc(a), inUtc(b)];
  return x.days - y.days || millis(x.nanos) - millis(y.nanos);
};

/** `value in range`; not known if the two cannot be compared. */
export const inRange = (value: FeelValue, range: FeelRange): boolean | null => {
  if (range.operator === '=') return equalFeel(value, range.start);
  if (range.operator === '!=') return not(equalFeel(value, range.start));
  const above = aboveStart(value, range);
  if (above === false) return false;
  const below = belowEnd(value, range);
  return below === false ? false : above === null ? null : below;
};

const aboveStart = (value: FeelValue, range: FeelRange): boolean | null => {
  if (range.operator === '<' || range.operator === '<=') return true;
  const order = compareFeel(value, range.start);
  return order === null ? null : range.startIncluded ? order >= 0 : order > 0;
};

const belowEnd = (value: FeelValue, range: FeelRange): boolean | null => {
  if (range.operator === '>' || range.operator === '>=') return true;
  const order = compareFeel(value, range.end);
  return order === null ? null : range.endIncluded ? order <= 0 : order < 0;
};

export const not = (value: boolean | null): boolean | null => (value === null ? null : !value);

/** Whether a value meets what a test gives: equal to it, in its range, or in its list (where a misfit is no member). */
export const meets = (value: FeelValue, test: FeelValue): boolean | null => {
  if (isList(test)) return (isList(value) && equalFeel(value, test) === true) || test.some((item) => isMember(value, item));
  return isRange(test) ? inRange(value, test) : equalFeel(value, test);
};

const isMember = (value: FeelValue, item: FeelValue): boolean =>
  isRange(item) && !isRange(value) ? inRange(value, item) === true : equalFeel(value, item) === true;

export const isRange = (value: FeelValue): value is FeelRange =>
  typeof value === 'object' && value !== null && (value as { readonly kind?: string }).kind === 'range';
