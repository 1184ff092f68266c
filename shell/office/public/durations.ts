/** So many cases took so many days. */
export interface Took {
  readonly days: number;
  readonly cases: number;
}

/** One entry a length, the shortest first. */
export const distributionOf = (taken: readonly Took[]): readonly Took[] => {
  const byDays = new Map<number, number>();
  for (const { days, cases } of taken) byDays.set(days, (byDays.get(days) ?? 0) + cases);
  return [...byDays].map(([days, cases]) => ({ days, cases })).toSorted((a, b) => a.days - b.days);
};

/**
 * The day by which this share of the cases was done: the least length that at least so many did not exceed (the inverse of the
 * empirical distribution, definition 1 of Hyndman and Fan 1996, American Statistician 50:361). `share` in (0, 1].
 */
export const doneBy = (distribution: readonly Took[], share: number): number | undefined => {
  const total = distribution.reduce((sum, { cases }) => sum + cases, 0);
  let done = 0;
  for (const { days, cases } of distribution) {
    done += cases;
    // A tiny allowance, since 0.1 × 30 is a little more than 3.
    if (done >= share * total - 1e-9) return days;
  }
  return undefined;
};
