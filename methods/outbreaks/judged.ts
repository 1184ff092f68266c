/** How a week was judged. */
export interface Judged {
  readonly kind: 'judged';
  /** Cases expected in a quiet week. */
  readonly expected: number;
  /** The most that is not remarkable; an alarm is a count above it. A whole number unless `delta` drew it. */
  readonly bound: number;
  readonly alarm: boolean;
  /** There were enough cases lately for an alarm; `undefined` where one of the weeks is missing. */
  readonly enough: boolean | undefined;
  /** Count less expected over bound less expected. */
  readonly score: number | undefined;
  /** Of the count, under what was expected: P(Y ≥ count). */
  readonly pValue: number | undefined;
  /** Variance over mean, floored at 1. */
  readonly dispersion: number;
  /** Of the trend, if it stayed in: growth of the log mean a week. */
  readonly trend: number | undefined;
  /** The mean that the bound was drawn about: for `uncertain-mean` its upper limit. */
  readonly mean: number;
  /** Standard error of the expected count. */
  readonly standardError: number;
}

/** Too few weeks to compare with; `missing` more are needed at least. */
export interface TooFew {
  readonly kind: 'tooFew';
  readonly missing: number;
}

/** The model could not be fitted, or has no finite bound. */
export interface NotConverged {
  readonly kind: 'notConverged';
  readonly dispersion: number | undefined;
  readonly trend: number | undefined;
}
