import { rootOf } from './root.ts';

/**
 * log Γ(x) for x > 0, to about 15 digits. Stirling's series where it has converged (x ≥ 10), below that by the recurrence
 * Γ(x) = Γ(x + 1)/x. Abramowitz & Stegun 6.1.41.
 */
export const logGamma = (x: number): number => {
  if (!(x > 0)) throw new RangeError(`logGamma takes a number above 0, not ${x}`);
  let shift = 0;
  let z = x;
  for (; z < 10; z += 1) shift += Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  let series = 0;
  for (const bernoulli of stirling) series = series * square + bernoulli;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series * inverse - shift;
};

/** B(2n) / (2n (2n − 1)), the highest first. */
const stirling = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/**
 * Both regularised incomplete gamma functions at a > 0, x ≥ 0: `[P(a, x), Q(a, x)]`, each computed where it is the small one,
 * so that tails keep their digits. Series below a + 1, Lentz's continued fraction above. Abramowitz & Stegun 6.5.29, 6.5.31.
 */
export const regularGamma = (a: number, x: number): readonly [lower: number, upper: number] => {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`regularGamma takes a > 0 and x ≥ 0, not ${a} and ${x}`);
  if (x === 0) return [0, 1];
  if (x === Number.POSITIVE_INFINITY) return [1, 0];
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    const lower = front * gammaSeries(a, x);
    return [lower, 1 - lower];
  }
  const upper = front * gammaFraction(a, x);
  return [1 - upper, upper];
};

/** The x with P(a, x) = p, for 0 ≤ p < 1 and a > 0: the quantile of a gamma distribution of scale 1. */
export const gammaQuantile = (p: number, a: number): number => {
  if (!(p >= 0) || !(p < 1)) throw new RangeError(`gammaQuantile takes a share from 0 to below 1, not ${p}`);
  const inUpper = p > 0.5;
  const over = (x: number): number => (inUpper ? 1 - p - regularGamma(a, x)[1] : regularGamma(a, x)[0] - p);
  let high = a + 1;
  while (over(high) < 0) high *= 2;
  return rootOf(over, 0, high);
};

const gammaSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100_000 && term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
};

const gammaFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / away(numerator * d + b);
    c = away(b + numerator / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
};

const tiny = 1e-300;
const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
