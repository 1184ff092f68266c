import { compareNum, type Num } from '#law/ground';
import type { Range } from './model.ts';

/** Joins what touches or overlaps: disjoint and ascending. Empty ranges, as `[5..3]`, fall away. */
export const union = (ranges: readonly Range[]): readonly Range[] => {
  const sorted = ranges.filter((range) => !isEmpty(range)).sort(byLow);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && touches(last, range)) joined[joined.length - 1] = { ...lowEnd(last), ...higherEnd(last, range) };
    else joined.push(range);
  }
  return joined;
};

/** Everything that is in none of them; they must be disjoint and ascending. */
export const complement = (ranges: readonly Range[]): readonly Range[] => {
  const gaps: Range[] = [];
  let low: Pick<Range, 'low' | 'lowOpen'> | undefined = {};
  for (const range of ranges) {
    if (range.low !== undefined) gaps.push({ ...low, high: range.low, highOpen: range.lowOpen !== true });
    low = range.high === undefined ? undefined : { low: range.high, lowOpen: range.highOpen !== true };
  }
  if (low !== undefined) gaps.push(low);
  return gaps.filter((gap) => !isEmpty(gap));
};

export const contains = (ranges: readonly Range[], value: Num): boolean => ranges.some((range) => inRange(range, value));

export const inRange = (range: Range, value: Num): boolean => {
  if (range.low !== undefined) {
    const order = compareNum(value, range.low);
    if (order < 0 || (order === 0 && range.lowOpen === true)) return false;
  }
  if (range.high !== undefined) {
    const order = compareNum(value, range.high);
    if (order > 0 || (order === 0 && range.highOpen === true)) return false;
  }
  return true;
};

const isEmpty = ({ low, high, lowOpen, highOpen }: Range): boolean => {
  if (low === undefined || high === undefined) return false;
  const order = compareNum(low, high);
  return order > 0 || (order === 0 && (lowOpen === true || highOpen === true));
};

const byLow = (a: Range, b: Range): number => {
  if (a.low === undefined || b.low === undefined) return (a.low === undefined ? 0 : 1) - (b.low === undefined ? 0 : 1);
  return compareNum(a.low, b.low) || Number(a.lowOpen === true) - Number(b.lowOpen === true);
};

const touches = (before: Range, after: Range): boolean => {
  if (before.high === undefined || after.low === undefined) return true;
  const order = compareNum(after.low, before.high);
  return order < 0 || (order === 0 && !(after.lowOpen === true && before.highOpen === true));
};

const lowEnd = ({ low, lowOpen }: Range): Range => ({ ...(low === undefined ? {} : { low, lowOpen: lowOpen === true }) });

const higherEnd = (a: Range, b: Range): Range => {
  if (a.high === undefined || b.high === undefined) return {};
  const order = compareNum(a.high, b.high);
  const end = order > 0 || (order === 0 && a.highOpen !== true) ? a : b;
  return { high: end.high!, highOpen: end.highOpen === true };
};
