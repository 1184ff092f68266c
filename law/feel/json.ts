import { isNum, type Value } from '#law/ground';
import { feelString } from './print.ts';
import { type FeelContext, type FeelValue, isContext, isList } from './values.ts';

/** JSON as it stands in facts and events. A string stays a string: what is a date is said by the fact's type, not by its look. */
export const fromJson = (value: Value): FeelValue => {
  if (value === null || typeof value !== 'object' || isNum(value)) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(fromJson);
  return new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
};

/** Dates, times, durations and ranges become the text that `string()` gives; a function becomes null. */
export const toJson = (value: FeelValue): Value => {
  if (value === null || typeof value !== 'object' || isNum(value)) return value;
  if (isList(value)) return value.map(toJson);
  if (isContext(value)) return contextJson(value);
  return 'kind' in value && value.kind === 'function' ? null : feelString(value);
};

// `Object.fromEntries` defines, it does not assign: a key such as `__proto__` is a member like any other.
const contextJson = (context: FeelContext): Value =>
  Object.fromEntries([...context.keys()].map((key) => [key, toJson(context.get(key) ?? null)]));
