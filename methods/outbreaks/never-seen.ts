import { gammaPoissonBound, gammaPoissonTail } from './gamma-poisson.ts';

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
 * Judges a count after `weeks` weeks without any case: alarms if so many are less likely than alpha, as `gammaPoisson` sees it. No limit of least
 * cases applies. Rule of ours, for the published ones alarm either on any case or never.
 */
export const neverSeen = (weeks: number, count: number | undefined, alpha: number): NeverSeen => {
  const bound = gammaPoissonBound(0, weeks, alpha);
  return {
    kind: 'neverSeen',
    expected: 1 / (2 * weeks),
    bound,
    alarm: count !== undefined && count > bound,
    pValue: count === undefined ? undefined : gammaPoissonTail(0, weeks, count),
    weeks,
  };
};
