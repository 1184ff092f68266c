import { logGamma } from './gamma.ts';
import { rootOf } from './root.ts';

/**
 * The regularised incomplete beta function I(x; a, b) for a, b > 0 and 0 ≤ x ≤ 1, by Lentz's continued fraction on the side where
 * it converges fast. Abramowitz & Stegun 26.5.8.
 */
export const regularBeta = (x: number, a: number, b: number): number => {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1))
    throw new RangeError(`regularBeta takes 0 ≤ x ≤ 1 and a, b > 0, not ${x}, ${a}, ${b}`);
  if (x === 0 || x === 1) return x;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
};

/** The x with I(x; a, b) = p, for 0 ≤ p ≤ 1. */
export const betaQuantile = (p: number, a: number, b: number): number => rootOf((x) => regularBeta(x, a, b) - p, 0, 1);

const fraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  const take = (numerator: number): number => {
    d = 1 / away(1 + numerator * d);
    c = away(1 + numerator / c);
    value *= c * d;
    return c * d;
  };
  for (let m = 1; m < 100_000; m += 1) {
    take((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const step = take((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
};

const tiny = 1e-300;
const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
