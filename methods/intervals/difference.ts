import { normalQuantile, regularGamma, rootOf } from '#methods/distributions';
import { type Interval, levelOf } from './exact-share.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** `hits` of `trials` on one side of a comparison. */
export interface Group {
  readonly hits: number;
  readonly trials: number;
}

/**
 * The difference of two shares by Newcombe's hybrid score: the distances of each share to the ends of its own Wilson interval are added
 * as squares. Newcombe 1998, Statistics in Medicine 17:873, method 10; test: his Table II.
 */
export const newcombe = (first: Group, second: Group, level = 0.95): Interval => {
  const [[p, l1, u1], [q, l2, u2]] = [first, second].map((group) => withWilson(group, level)) as [Ends, Ends];
  return [p - q - Math.hypot(p - l1, u2 - q), p - q + Math.hypot(u1 - p, q - l2)];
};

type Ends = readonly [share: number, low: number, high: number];

const withWilson = (group: Group, level: number): Ends => [share(group), ...wilsonInterval(group.hits, group.trials, zOf(level))];

/** The simple interval of a difference, which is too short with few cases and leaves −1 to 1: to compare with only. */
export const waldDifference = (first: Group, second: Group, level = 0.95): Interval => {
  const [p, q] = [share(first), share(second)];
  const reach = zOf(level) * Math.sqrt((p * (1 - p)) / first.trials + (q * (1 - q)) / second.trials);
  return [p - q - reach, p - q + reach];
};

/**
 * The score interval of a difference: every difference that a score test does not reject, the variance taken at the shares that are
 * likeliest if that difference were true, with N/(N − 1). Miettinen & Nurminen 1985, Statistics in Medicine 4:213.
 */
export const scoreDifference = (first: Group, second: Group, level = 0.95): Interval => {
  const [z, seen] = [zOf(level), share(first) - share(second)];
  const beyond = (difference: number): number => {
    const off = seen - difference;
    return off === 0 ? -z : Math.abs(off) / Math.sqrt(varianceAt(difference, first, second)) - z;
  };
  const edge = 1 - 1e-12;
  const end = (bound: 1 | -1): number =>
    Math.abs(seen - bound) < 1e-12 || beyond(bound * edge) <= 0 ? bound : rootOf(beyond, seen, bound * edge);
  return [end(-1), end(1)];
};

const varianceAt = (difference: number, first: Group, second: Group): number => {
  const p = likeliestFirst(difference, first, second);
  const q = p - difference;
  const n = first.trials + second.trials;
  return (((p * (1 - p)) / first.trials + (q * (1 - q)) / second.trials) * n) / (n - 1);
};

/** The first share that is likeliest where it must exceed the second by `difference`: the likelihood is concave, so its slope crosses zero once. */
const likeliestFirst = (difference: number, first: Group, second: Group): number => {
  const slope = (p: number): number =>
    over(first.hits, p) -
    over(first.trials - first.hits, 1 - p) +
    over(second.hits, p - difference) -
    over(second.trials - second.hits, 1 - p + difference);
  const [low, high] = [Math.max(0, difference), Math.min(1, 1 + difference)];
  const [inLow, inHigh] = [low + (high - low) * 1e-15, high - (high - low) * 1e-15];
  if (slope(inLow) <= 0) return low;
  return slope(inHigh) >= 0 ? high : rootOf(slope, inLow, inHigh);
};

const over = (count: number, chance: number): number => (count === 0 ? 0 : count / Math.max(chance, Number.MIN_VALUE));

/** Pearson's χ² of a fourfold table, without continuity correction; `undefined` where one of its columns is empty. */
export const chiSquare = (first: Group, second: Group): { readonly value: number; readonly pValue: number } | undefined => {
  const [hits, n] = [first.hits + second.hits, first.trials + second.trials];
  if (hits === 0 || hits === n) return undefined;
  const off = share(first) - share(second);
  const pooled = hits / n;
  const value = (off * off) / (pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
  return { value, pValue: regularGamma(0.5, value / 2)[1] };
};

const share = ({ hits, trials }: Group): number => {
  if (!Number.isInteger(hits) || !Number.isInteger(trials) || hits < 0 || hits > trials || trials < 1)
    throw new RangeError(`a group has whole hits among whole trials (at least 1), not ${hits} of ${trials}`);
  return hits / trials;
};

const zOf = (level: number): number => normalQuantile(0.5 + levelOf(level) / 2);
