import { betaQuantile, binomialMasses, binomialTail } from '#methods/distributions';

export type Alternative = 'two-sided' | 'less' | 'greater';
export type Interval = readonly [low: number, high: number];

/**
 * Clopper and Pearson's exact interval for a share: every chance under which `hits` of `trials` or more, and so many or fewer, are each at
 * least as likely as (1 − level)/2. With `less` or `greater` one end alone, at 1 − level. It holds at least what it promises, often more.
 * Clopper & Pearson 1934, Biometrika 26:404.
 */
export const exactShare = (hits: number, trials: number, level = 0.95, alternative: Alternative = 'two-sided'): Interval => {
  whole(hits, trials);
  const error = (1 - levelOf(level)) / (alternative === 'two-sided' ? 2 : 1);
  return [
    hits === 0 || alternative === 'less' ? 0 : betaQuantile(error, hits, trials - hits + 1),
    hits === trials || alternative === 'greater' ? 1 : betaQuantile(1 - error, hits + 1, trials - hits),
  ];
};

/**
 * The interval between the quantiles of Beta(hits + ½, trials − hits + ½), with 0 and 1 as ends where there is no hit or nothing else.
 * Brown, Cai & DasGupta 2001, Statistical Science 16:101.
 */
export const jeffreysShare = (hits: number, trials: number, level = 0.95): Interval => {
  whole(hits, trials);
  const error = (1 - levelOf(level)) / 2;
  const end = (p: number): number => betaQuantile(p, hits + 0.5, trials - hits + 0.5);
  return [hits === 0 ? 0 : end(error), hits === trials ? 1 : end(1 - error)];
};

/**
 * The exact p-value of `hits` in `trials` if the chance is `p`. Two-sided: the chance of all outcomes that are not likelier than the one
 * seen, where likelier is told apart by one part in ten million, as in R's `binom.test`.
 */
export const shareTest = (hits: number, trials: number, p: number, alternative: Alternative = 'two-sided'): number => {
  whole(hits, trials);
  if (alternative === 'greater') return binomialTail(hits, trials, p);
  if (alternative === 'less') return binomialTail(trials - hits, trials, 1 - p);
  return notLikelier(binomialMasses(trials, p), hits);
};

/** The sum of the masses that are not larger than the one at `seen`. */
export const notLikelier = (masses: Float64Array, seen: number): number => {
  const bar = masses[seen]! * (1 + slack);
  return Math.min(
    1,
    masses.reduce((sum, mass) => (mass <= bar ? sum + mass : sum), 0),
  );
};

/** Two outcomes of the same likelihood may differ in their last digits. */
export const slack = 1e-7;

export const levelOf = (level: number): number => {
  if (!(level > 0) || !(level < 1)) throw new RangeError(`a level of confidence lies between 0 and 1, not at ${level}`);
  return level;
};

const whole = (hits: number, trials: number): void => {
  if (!Number.isInteger(hits) || !Number.isInteger(trials) || hits < 0 || hits > trials || trials < 1)
    throw new RangeError(`a share has whole hits among whole trials (at least 1), not ${hits} of ${trials}`);
};
