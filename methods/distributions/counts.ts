import { regularBeta } from './beta.ts';
import { regularGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** Counts with mean `mean` ≥ 0 and variance `mean · dispersion`: Poisson where the dispersion is 1, else negative binomial. */
export interface CountModel {
  readonly mean: number;
  /** At least 1. */
  readonly dispersion: number;
}

/**
 * P(Y ≥ count), exact by the gamma or the beta function. The negative binomial has size mean/(φ − 1) and probability 1/φ, so that its
 * variance is φ times its mean at every mean.
 */
export const countTail = ({ mean, dispersion }: CountModel, count: number): number => {
  if (!(mean >= 0) || !(dispersion >= 1))
    throw new RangeError(`a count has a mean ≥ 0 and a dispersion ≥ 1, not ${mean} and ${dispersion}`);
  if (count <= 0) return 1;
  if (mean === 0) return 0;
  if (dispersion === 1) return regularGamma(count, mean)[0];
  return regularBeta(1 - 1 / dispersion, count, mean / (dispersion - 1));
};

/**
 * The smallest whole number that is exceeded with a probability of at most `alpha` (0 < alpha < 1): the upper quantile at 1 − alpha, exact,
 * found from a normal guess outwards.
 */
export const countBound = (model: CountModel, alpha: number): number => {
  const reaches = (count: number): boolean => countTail(model, count + 1) <= alpha * (1 + 1e-12);
  const guess = model.mean - normalQuantile(alpha) * Math.sqrt(model.mean * model.dispersion);
  let low = -1;
  let high = Math.max(0, Math.ceil(guess));
  for (let stride = 1; !reaches(high); stride *= 2) {
    low = high;
    high += stride;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
};
