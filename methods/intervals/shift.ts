/** Equal lengths together: so many times this value. */
export interface Tally {
  readonly value: number;
  readonly times: number;
}

export interface Shift {
  /** How much lower the second sample lies: the middle of all differences first − second. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * By how much two samples differ, without assuming a form: the Hodges–Lehmann estimate (the median of all pairwise differences) with the
 * interval of Mann, Whitney and Moses at 95 % or more. Each sample has at least one value; with ties the interval is too wide rather than
 * too narrow. Where the samples are too small for 95 %, the interval is the range of the differences.
 * Hodges and Lehmann 1963, Ann. Math. Stat. 34:598; Hollander and Wolfe, Nonparametric Statistical Methods, 4.2 and 4.3.
 */
export const shiftOf = (first: readonly Tally[], second: readonly Tally[]): Shift => {
  const [n, m] = [sizeOf(first), sizeOf(second)];
  const differences = differencesOf(first, second);
  const pairs = n * m;
  const outside = Math.max(1, n * m <= exactUpTo ? exactRank(n, m) : normalRank(n, m));
  const middle = (at(differences, Math.floor((pairs + 1) / 2)) + at(differences, Math.ceil((pairs + 1) / 2))) / 2;
  return { value: middle, low: at(differences, outside), high: at(differences, pairs + 1 - outside) };
};

const sizeOf = (sample: readonly Tally[]): number => sample.reduce((sum, { times }) => sum + times, 0);

/** Every difference with how often it occurs, the least first: distinct lengths are few, pairs may be millions. */
const differencesOf = (first: readonly Tally[], second: readonly Tally[]): readonly Tally[] => {
  const times = new Map<number, number>();
  for (const a of first) for (const b of second) times.set(a.value - b.value, (times.get(a.value - b.value) ?? 0) + a.times * b.times);
  return [...times].map(([value, count]) => ({ value, times: count })).toSorted((a, b) => a.value - b.value);
};

/** The `rank`-th smallest, counted from 1. */
const at = (sorted: readonly Tally[], rank: number): number => {
  let seen = 0;
  for (const { value, times } of sorted) {
    seen += times;
    if (seen >= rank) return value;
  }
  return sorted.at(-1)!.value;
};

/** Up to so many pairs the distribution of Mann and Whitney's U is counted out. */
const exactUpTo = 2500;

/** The least u with P(U ≤ u) ≥ 2.5 %: as many differences may lie outside at each end, and one less. */
const exactRank = (n: number, m: number): number => {
  const ways = waysOf(n, m);
  const total = ways.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [u, count] of ways.entries()) {
    below += count;
    if (below / total >= 0.025) return u;
  }
  return 1;
};

/**
 * In how many orders of n and m values U takes each value: the coefficients of a Gaussian binomial, by the product of (1 − qⁱ⁺ᵐ) over the
 * product of (1 − qⁱ).
 */
const waysOf = (n: number, m: number): Float64Array => {
  const ways = new Float64Array(n * m + 1);
  ways[0] = 1;
  for (let i = 1; i <= n; i += 1) {
    for (let u = n * m; u >= i + m; u -= 1) ways[u]! -= ways[u - i - m]!;
    for (let u = i; u <= n * m; u += 1) ways[u]! += ways[u - i]!;
  }
  return ways;
};

const normalRank = (n: number, m: number): number => Math.floor((n * m) / 2 - 1.959964 * Math.sqrt((n * m * (n + m + 1)) / 12));
