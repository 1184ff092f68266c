import { logChoose, rootOf } from '#methods/distributions';
import { coarseRoot } from './coarse-root.ts';
import type { Group } from './difference.ts';
import { type Interval, levelOf, notLikelier } from './exact-share.ts';

export interface Fisher {
  readonly pValue: number;
  /** The conditional maximum likelihood estimate: not the cross product. 0 or `Infinity` at the ends of what the margins allow; absent where they allow one table only. */
  readonly oddsRatio: number | undefined;
  readonly interval: Interval;
}

/**
 * Fisher's exact test of a fourfold table, two-sided by likelihood: `hits` of two groups, given their sum. The hits of the first then follow the
 * non-central hypergeometric distribution; its mean gives the odds ratio, its tails the interval. `search: 'package'` stops where R's
 * `fisher.test` stops, off by up to a hundredth where the odds ratio is large. Fisher 1935, JRSS 98:39; Cornfield 1956.
 */
export const fisherExact = (first: Group, second: Group, level = 0.95, { search = 'exact' }: { readonly search?: Search } = {}): Fisher => {
  const table = tableOf(first, second);
  const { seen, top } = table;
  const error = (1 - levelOf(level)) / 2;
  const odds = oddsBy[search];
  const mean = (masses: Float64Array): number => masses.reduce((sum, mass, i) => sum + mass * i, 0);
  return {
    pValue: notLikelier(massesAt(0, table), seen),
    oddsRatio: top === 0 ? undefined : seen === 0 ? 0 : seen === top ? endless : odds((masses) => mean(masses) - seen, table),
    interval: [
      seen === 0 ? 0 : odds((masses) => sumOf(masses.subarray(seen)) - error, table),
      seen === top ? endless : odds((masses) => error - sumOf(masses.subarray(0, seen + 1)), table),
    ],
  };
};

type Search = 'exact' | 'package';

/** All tables with the same margins: the logs of their weights, by the hits of the first group above the fewest possible. */
interface Tables {
  readonly weights: readonly number[];
  readonly seen: number;
  readonly top: number;
}

const tableOf = (first: Group, second: Group): Tables => {
  const hits = first.hits + second.hits;
  const low = Math.max(0, hits - second.trials);
  const top = Math.min(first.trials, hits) - low;
  const weights = Array.from({ length: top + 1 }, (_, i) => logChoose(first.trials, low + i) + logChoose(second.trials, hits - low - i));
  return { weights, seen: first.hits - low, top };
};

type Question = (masses: Float64Array) => number;

/** The odds ratio at which a question about the distribution, rising with it, is zero. */
const exactly = (question: Question, table: Tables): number => {
  const at = (logOdds: number): number => question(massesAt(logOdds, table));
  let reach = 1;
  while (at(-reach) > 0 || at(reach) < 0) reach *= 2;
  return Math.exp(rootOf(at, -reach, reach));
};

/** As there: on the odds ratio if it is below 1, else on its inverse, each between 0 and 1. */
const asThere = (question: Question, table: Tables): number => {
  const at = (odds: number): number => question(massesAt(Math.log(odds), table));
  const even = at(1);
  if (even === 0) return 1;
  return even > 0 ? coarseRoot(at, 0, 1) : 1 / coarseRoot((inverse) => at(1 / inverse), Number.EPSILON, 1);
};

const oddsBy: Readonly<Record<Search, typeof exactly>> = { exact: exactly, package: asThere };

/** The distribution over the tables. */
const massesAt = (logOdds: number, { weights }: Tables): Float64Array => {
  const logs = weights.map((weight, i) => (i === 0 ? weight : weight + i * logOdds));
  const peak = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  const masses = Float64Array.from(logs, (log) => Math.exp(log - peak));
  const total = sumOf(masses);
  return masses.map((mass) => mass / total);
};

const sumOf = (masses: Float64Array): number => masses.reduce((sum, mass) => sum + mass, 0);

const endless = Number.POSITIVE_INFINITY;
