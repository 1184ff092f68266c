/** How many there are, seen or not. `low` and `high` bound it with 95 % confidence. */
export interface Estimate {
  readonly N: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

export interface TwoSources {
  /** Seen by the first, by the second, by both. */
  readonly n1: number;
  readonly n2: number;
  readonly m: number;
  readonly observed: number;
}

export type ChapmanResult =
  | ({ readonly status: 'estimated'; readonly method: 'chapman' } & TwoSources & Estimate & { readonly zeroVariance: boolean })
  | ({ readonly status: 'notIdentified'; readonly reason: 'emptySource' | 'noOverlap' } & TwoSources);

/**
 * Chapman's estimate from two sources (1951) with Seber's variance (1970). It assumes that the sources are independent and
 * that everything is equally likely to be seen. Without overlap the formula is finite and means nothing, so nothing is estimated.
 */
export const chapman = (n1: number, n2: number, m: number): ChapmanResult => {
  const seen = { n1, n2, m, observed: n1 + n2 - m };
  if (n1 === 0 || n2 === 0) return { status: 'notIdentified', reason: 'emptySource', ...seen };
  if (m === 0) return { status: 'notIdentified', reason: 'noOverlap', ...seen };
  const { observed } = seen;
  const variance = ((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m)) / ((m + 1) ** 2 * (m + 2));
  const estimated = { status: 'estimated', method: 'chapman', ...seen } as const;
  if (variance === 0) return { ...estimated, N: observed, se: 0, low: observed, high: observed, zeroVariance: true };
  const N = ((n1 + 1) * (n2 + 1)) / (m + 1) - 1;
  return { ...estimated, ...estimateOf(observed, N - observed, variance), zeroVariance: false };
};

/**
 * An interval for the unseen that cannot reach below what was seen (Chao 1987): their number is taken as log-normal.
 * `unseen` > 0; `variance` of the estimate.
 */
export const estimateOf = (observed: number, unseen: number, variance: number): Estimate => {
  const spread = Math.exp(normal975 * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return { N: observed + unseen, se: Math.sqrt(variance), low: observed + unseen / spread, high: observed + unseen * spread };
};

const normal975 = 1.959964;
