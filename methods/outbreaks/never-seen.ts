import { regularBeta } from '#methods/distributions';

/** No case in any week of the baseline: nothing can be fitted, and yet the first cases of a new hazard matter most. */
export interface NeverSeen {
  readonly kind: 'neverSeen';
  /** Cases expected a week by what no case in so many weeks tells: 1 / (2 weeks). */
  readonly expected: number;
  /** The most cases that are not remarkable. */
  readonly bound: number;
  readonly alarm: boolean;
  /** P(Y ≥ count). */
  readonly pValue: number | undefined;
  /** Weeks without a case that it was judged by. */
  readonly weeks: number;
}

/**
 * Judges a count after `weeks` weeks without any case: alarms if so many are less likely than alpha. Starting from Jeffreys' prior for a rate, weeks
 * without a case leave Gamma(1/2, weeks), so the next count is negative binomial with size 1/2 and probability weeks/(weeks + 1). No limit
 * of least cases applies. Rule of ours, for the published ones alarm either on any case or never; prior: Jeffreys 1946, Proc. R. Soc. A 186:453.
 */
export const neverSeen = (weeks: number, count: number | undefined, alpha: number): NeverSeen => {
  const tail = (cases: number): number => (cases <= 0 ? 1 : regularBeta(1 / (weeks + 1), cases, 0.5));
  let bound = 0;
  while (tail(bound + 1) > alpha) bound += 1;
  return {
    kind: 'neverSeen',
    expected: 1 / (2 * weeks),
    bound,
    alarm: count !== undefined && count > bound,
    pValue: count === undefined ? undefined : tail(count),
    weeks,
  };
};
