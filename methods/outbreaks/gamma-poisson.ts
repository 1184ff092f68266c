import { regularBeta } from '#methods/distributions';
import type { Judged, TooFew } from './judged.ts';

export interface GammaPoissonOptions {
  /** Points looked back on at most. 52. */
  readonly back?: number;
  /** Points just before the one judged that are not learned from, so that a beginning rise does not hide itself. 2. */
  readonly leftOut?: number;
  /** Points to learn from at least. 8. */
  readonly least?: number;
  /** Probability that a quiet point is beyond the bound. 0.005. */
  readonly alpha?: number;
}

/** How a point was judged by those before it. */
export type Foretold = Pick<Judged, 'kind' | 'expected' | 'bound' | 'alarm' | 'pValue'> | TooFew;

/**
 * Are there more cases than the recent points foretell? For series too short for a season. Cases come independently at a rate that has not changed:
 * from Jeffreys' prior, s cases in n points leave Gamma(s + 1/2, n) for it, and the next count is negative binomial with size s + 1/2 and probability
 * n/(n + 1). What is not known of the rate is in the bound. Jeffreys 1946, Proc. R. Soc. A 186:453; Bernardo & Smith 1994, section 3.2.
 * @param at the point judged, an index from 0; `null` is a point that is not known
 */
export const gammaPoisson = (counts: readonly (number | null)[], at: number, options: GammaPoissonOptions = {}): Foretold => {
  const { back = 52, leftOut = 2, least = 8, alpha = 0.005 } = options;
  if (!(alpha > 0) || !(alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not ${alpha}`);
  if (!Number.isInteger(at) || at < 0 || at >= counts.length)
    throw new RangeError(`point ${at} is not among the ${counts.length} of the series`);
  const end = Math.max(0, at - leftOut);
  const before = counts.slice(Math.max(0, end - back), end).filter((count) => count !== null);
  if (before.length < least) return { kind: 'tooFew', missing: least - before.length };
  const cases = before.reduce((sum, count) => sum + count, 0);
  const count = counts[at] ?? undefined;
  const bound = gammaPoissonBound(cases, before.length, alpha);
  return {
    kind: 'judged',
    expected: (cases + 0.5) / before.length,
    bound,
    alarm: count !== undefined && count > bound,
    pValue: count === undefined ? undefined : gammaPoissonTail(cases, before.length, count),
  };
};

/** P(Y ≥ count) after `cases` cases in `points` points. */
export const gammaPoissonTail = (cases: number, points: number, count: number): number =>
  count <= 0 ? 1 : regularBeta(1 / (points + 1), count, cases + 0.5);

/** The most cases that come with a probability above alpha. */
export const gammaPoissonBound = (cases: number, points: number, alpha: number): number => {
  let bound = 0;
  while (gammaPoissonTail(cases, points, bound + 1) > alpha) bound += 1;
  return bound;
};
