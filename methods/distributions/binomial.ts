import { regularBeta } from './beta.ts';
import { logGamma } from './gamma.ts';

/** log of the number of ways to choose `k` of `n`, for whole 0 ≤ k ≤ n. */
export const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * P(X = x) for x = 0 … n, of `n` trials with chance `p` each (0 ≤ p ≤ 1): the likeliest by logarithms, the others from their neighbours, so that
 * each is right to about 1e-15 · n of itself, down to 1e-300.
 */
export const binomialMasses = (n: number, p: number): Float64Array => {
  if (!Number.isInteger(n) || n < 0 || !(p >= 0) || !(p <= 1))
    throw new RangeError(`a binomial has whole trials and a chance from 0 to 1, not ${n} and ${p}`);
  const masses = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  if (p === 0 || p === 1) {
    masses[mode] = 1;
    return masses;
  }
  const odds = p / (1 - p);
  masses[mode] = Math.exp(logChoose(n, mode) + mode * Math.log(p) + (n - mode) * Math.log1p(-p));
  for (let x = mode + 1; x <= n && masses[x - 1]! > 1e-300; x += 1) masses[x] = (masses[x - 1]! * odds * (n - x + 1)) / x;
  for (let x = mode - 1; x >= 0 && masses[x + 1]! > 1e-300; x -= 1) masses[x] = (masses[x + 1]! * (x + 1)) / (odds * (n - x));
  return masses;
};

/** P(X ≥ x) of `n` trials with chance `p`, with full relative precision where it is small. */
export const binomialTail = (x: number, n: number, p: number): number => {
  if (x <= 0) return 1;
  return x > n ? 0 : regularBeta(p, x, n - x + 1);
};
