import { Decimal as Dec } from 'decimal.js';

/** Decimal128 of IEEE 754-2008, as FEEL asks: 34 digits, half-even. Own constructor, so that nobody else's settings reach it. */
export const Decimal = Dec.clone({ precision: 34, rounding: Dec.ROUND_HALF_EVEN, toExpNeg: -40, toExpPos: 40, minE: -6176, maxE: 6144 });
export type Decimal = Dec;

/**
 * An exact number: a plain `number` where it is a safe integer, a `Decimal` everywhere else. Always normal: no Decimal
 * that a safe integer could hold, no fraction in a plain number. So equal numbers of the first kind are `===`.
 */
export type Num = number | Decimal;

export const isNum = (value: unknown): value is Num => typeof value === 'number' || value instanceof Decimal;

/** Brings a Decimal into normal form. */
export const normal = (value: Decimal): Num => {
  if (!value.isInteger()) return value;
  const plain = value.toNumber();
  return Number.isSafeInteger(plain) ? plain + 0 : value;
};

/** Reads an exact number from its text, as `0.10` or `1e3`. */
export const parseNum = (text: string): Num | undefined => {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = new Decimal(text);
  return value.isFinite() ? normal(value) : undefined;
};

export const add = (a: Num, b: Num): Num => {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normal(new Decimal(a).plus(b));
};

export const subtract = (a: Num, b: Num): Num => {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normal(new Decimal(a).minus(b));
};

export const multiply = (a: Num, b: Num): Num => {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normal(new Decimal(a).times(b));
};

/** `undefined` where the divisor is zero. */
export const divide = (a: Num, b: Num): Num | undefined => (isZero(b) ? undefined : normal(new Decimal(a).dividedBy(b)));

export const isZero = (value: Num): boolean => (typeof value === 'number' ? value === 0 : value.isZero());

/** Negative, zero or positive, as for `sort`. */
export const compareNum = (a: Num, b: Num): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : new Decimal(a).comparedTo(b);

export const equalNum = (a: Num, b: Num): boolean => (typeof a === 'number' && typeof b === 'number' ? a === b : new Decimal(a).equals(b));

/** Plain decimal notation, never with an exponent. */
export const printNum = (value: Num): string => (typeof value === 'number' ? String(value) : value.toFixed());
