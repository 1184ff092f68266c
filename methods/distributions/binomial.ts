import { regularBeta } from './beta.ts';
import { logGamma } from './gamma.ts';

/** log of the number of ways to choose `k` of `n`, for whole 0 ≤ k ≤ n. */
export const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** P(X = x) for x = 0 … n, of `n` trials with chance `p` each (0 ≤ p ≤ 1). Each is exact to about 1e-15 · n. */
export const binomialMasses = (n: number, p: number): Float64Array => {
  if (!Number.isInteger(n) || n < 0 || !(p >= 0) || !(p <= 1))
    throw new RangeError(`a binomial has whole trials and a chance from 0 to 1, not ${n} and ${p}`);
  const masses = new Float64Array(n + 1);
  if (p === 0 || p === 1) masses[p === 0 ? 0 : n] = 1;
  else for (let x = 0; x <= n; x += 1) masses[x] = Math.exp(logChoose(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p));
  return masses;
};

/** P(X ≥ x) of `n` trials with chance `p`, with full relative precision where it is small. */
export const binomialTail = (x: number, n: number, p: number): number => {
  if (x <= 0) return 1;
  return x > n ? 0 : regularBeta(p, x, n - x + 1);
};
