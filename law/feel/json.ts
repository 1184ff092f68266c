import { isNum, type Value } from '#law/ground';
import { deepest } from './deepest.ts';
import { feelString } from './print.ts';
import { type FeelContext, type FeelValue, isContext, isList } from './values.ts';

/** JSON as it stands in facts and events. A string stays a string: what is a date is said by the fact's type, not by its look. */
export const fromJson = (value: Value): FeelValue => read(value, 0);

const read = (value: Value, depth: number): FeelValue => {
  if (value === null || typeof value !== 'object' || isNum(value)) return value;
  if (depth === deepest) return null;
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => read(item, depth + 1));
  return new Map(Object.entries(value).map(([key, item]) => [key, read(item, depth + 1)]));
};

/** Dates, times, durations and ranges become the text that `string()` gives; a function becomes null. */
export const toJson = (value: FeelValue): Value => write(value, 0);

const write = (value: FeelValue, depth: number): Value => {
  if (value === null || typeof value !== 'object' || isNum(value)) return value;
  if (depth === deepest) return null;
  if (isList(value)) return value.map((item) => write(item, depth + 1));
  if (isContext(value)) return contextJson(value, depth + 1);
  return 'kind' in value && value.kind === 'function' ? null : feelString(value);
};

// `Object.fromEntries` defines, it does not assign: a key such as `__proto__` is a member like any other.
const contextJson = (context: FeelContext, depth: number): Value =>
  Object.fromEntries([...context.keys()].map((key) => [key, write(context.get(key) ?? null, depth)]));
