/** A series of weekly counts; `null` is a week that is not known. */
export interface Weekly {
  readonly counts: readonly (number | null)[];
  /** First day of each week, counted from 1970-01-01, all on one weekday; without it a year is 52 weeks. */
  readonly days?: readonly number[];
  /** Of each week what the cases are drawn from, for a rate in place of a count. */
  readonly population?: readonly number[];
}

/** What of the baseline is known, ready for a fit. */
export interface Known {
  readonly weeks: readonly number[];
  readonly seasons: readonly number[];
  readonly counts: readonly number[];
  /** Of the baseline as a whole, known or not. */
  readonly first: number;
}
