import { Decimal, isNum } from '#law/ground';
import { deepest } from '../deepest.ts';
import { type FeelValue, isList } from '../values.ts';
import { Exhausted, type Meter, spend } from './meter.ts';

/**
 * How large the results of an expression may be: items of lists and entries of contexts, with all that they hold, as if written out.
 * A list that holds itself twice, thirty times over, has a billion items and takes thirty steps to make: it must not reach anybody
 * who prints, compares or stores it.
 */
export const LARGEST_VALUE = 2_000_000;

/** Characters and digits count too, so many a unit. */
const CHARACTERS_A_UNIT = 16;

/** Steps for making and measuring a list or a context, beside those for its items. */
const NEW_VALUE_STEPS = 8;

const known = new WeakMap<object, number>();

/** The size of a value with all it holds. Lists and contexts are measured once; measuring is paid for. */
export const sizeOf = (value: FeelValue, meter: Meter, depth = 0): number => {
  if (typeof value === 'string') return 1 + Math.floor(value.length / CHARACTERS_A_UNIT);
  if (value === null || typeof value !== 'object') return 1;
  if (value instanceof Decimal) return 1 + Math.floor(Math.abs(value.e) / CHARACTERS_A_UNIT);
  const measured = known.get(value);
  if (measured !== undefined) return measured;
  if (depth > deepest) return 1;
  const parts = isList(value) ? value : value instanceof Map ? [...(value as Map<string, FeelValue>).values()] : undefined;
  // Contexts of the host are looked up lazily: what they hold is measured when it is taken out.
  if (parts === undefined) return 1;
  spend(meter, NEW_VALUE_STEPS + (parts.length >> 1));
  let size = 1;
  for (const part of parts) size += sizeOf(part, meter, depth + 1);
  known.set(value, size);
  return size;
};

/** Lets a new list or context pass, unless it is too large. @throws Exhausted */
export const bounded = <T extends FeelValue>(value: T, meter: Meter): T => {
  if (typeof value !== 'object' || value === null || isNum(value)) return value;
  if (sizeOf(value, meter) > LARGEST_VALUE) throw new Exhausted(`a value is larger than ${LARGEST_VALUE} items`);
  return value;
};

/** Pays for looking at two values as a whole, as comparing does. Numbers and short texts are free. */
export const payToCompare = (a: FeelValue, b: FeelValue, meter: Meter): void => {
  if (typeof a === 'string' && typeof b === 'string') return spend(meter, Math.min(a.length, b.length) >> 6);
  if (typeof a === 'object' && a !== null && !isNum(a) && typeof b === 'object' && b !== null && !isNum(b))
    return spend(meter, Math.min(sizeOf(a, meter), sizeOf(b, meter)));
};

/** What a function pays for an argument before it is called: a list by its items, a text by its characters. */
export const costOf = (value: FeelValue): number => {
  if (typeof value === 'string') return value.length >> 4;
  return isList(value) ? value.length >> 2 : value instanceof Map ? value.size >> 2 : 0;
};
