import type { Look } from './stopping-rule.ts';

/** The two errors that a sequential test is to keep to, about: stopping for harm under `p0`, clearing under `p1`. */
export interface Errors {
  /** Default 0.05. */
  readonly alpha?: number;
  /** Default 0.1. */
  readonly beta?: number;
}

/** Wald's two thresholds on the log likelihood ratio: log((1 − β)/α) and log(β/(1 − α)). */
export const waldThresholds = ({ alpha = 0.05, beta = 0.1 }: Errors): { readonly upper: number; readonly lower: number } => {
  if (!(alpha > 0) || !(beta > 0) || !(alpha + beta < 1))
    throw new RangeError(`two errors above 0 add up to less than 1, not ${alpha} and ${beta}`);
  return { upper: Math.log((1 - beta) / alpha), lower: Math.log(beta / (1 - alpha)) };
};

export interface ProportionTest {
  readonly upper: number;
  readonly lower: number;
  /** What one event and one person without it add to the log likelihood ratio. */
  readonly perEvent: number;
  readonly perOther: number;
  /** The bounds as lines over the number of people: events = intercept + slope · people. */
  readonly slope: number;
  readonly upperIntercept: number;
  readonly lowerIntercept: number;
}

/** Wald's sequential test of a chance `p0` against a larger `p1`. Wald 1945, Annals of Mathematical Statistics 16:117. */
export const proportionTest = (p0: number, p1: number, errors: Errors = {}): ProportionTest => {
  if (!(p0 > 0) || !(p0 < p1) || !(p1 < 1)) throw new RangeError(`a test has two chances, 0 < p0 < p1 < 1, not ${p0} and ${p1}`);
  const { upper, lower } = waldThresholds(errors);
  const perEvent = Math.log(p1 / p0);
  const perOther = Math.log1p(-p1) - Math.log1p(-p0);
  const apart = perEvent - perOther;
  return { upper, lower, perEvent, perOther, slope: -perOther / apart, upperIntercept: upper / apart, lowerIntercept: lower / apart };
};

/**
 * The same test cut off: a look after each person from `first` to `last`, with whole bounds. It need not have decided at the last; its true errors are
 * told by `characteristic`.
 */
export const truncatedTest = ({ slope, upperIntercept, lowerIntercept }: ProportionTest, first: number, last: number): readonly Look[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const after = first + i;
    return {
      after,
      stopsAt: Math.ceil(upperIntercept + slope * after - rounding),
      clearsAt: Math.max(-1, Math.floor(lowerIntercept + slope * after + rounding)),
    };
  });

const rounding = 1e-10;

export interface PoissonPath {
  /** The log likelihood ratio after each stretch. */
  readonly ratios: readonly number[];
  readonly upper: number;
  readonly lower: number;
  /** The first stretch, from 0, at which the ratio is at or beyond a threshold; absent where it never is. */
  readonly firstUpper: number | undefined;
  readonly firstLower: number | undefined;
}

/** Wald's test of counts against `ratio` (> 1) times what was expected: each stretch adds x log(ratio) − expected · (ratio − 1). */
export const poissonPath = (observed: readonly number[], expected: readonly number[], ratio: number, errors: Errors = {}): PoissonPath => {
  if (!(ratio > 1) || observed.length !== expected.length)
    throw new RangeError(
      `counts and what was expected are as many, and the ratio is above 1, not ${observed.length}, ${expected.length}, ${ratio}`,
    );
  const { upper, lower } = waldThresholds(errors);
  let sum = 0;
  const ratios = observed.map((count, i) => {
    sum += count * Math.log(ratio) - expected[i]! * (ratio - 1);
    return sum;
  });
  const first = (is: (one: number) => boolean): number | undefined => {
    const found = ratios.findIndex(is);
    return found < 0 ? undefined : found;
  };
  return { ratios, upper, lower, firstUpper: first((one) => one >= upper), firstLower: first((one) => one <= lower) };
};
