import { type CountModel, countBound, countTail, normalCdf, normalQuantile } from '#methods/distributions';
import { type Baseline, baselineOf } from './baseline.ts';
import type { Judged, NotConverged, TooFew } from './judged.ts';
import { type NeverSeen, neverSeen } from './never-seen.ts';
import { type Predicted, predict } from './trend.ts';
import type { Known, Weekly } from './weekly.ts';

export interface FarringtonOptions {
  /** Years looked back on. 5 (Farrington et al. 1996). */
  readonly yearsBack?: number;
  /** Weeks on either side of the same week of an earlier year. 3. */
  readonly halfWindow?: number;
  /** Parts of the year with a level of their own; 1 takes the windows alone. 10 (Noufaily et al. 2013). */
  readonly periods?: number;
  /** Weeks before the one judged that are not learned from, so that an outbreak does not hide itself. 26 (Noufaily). */
  readonly weeksLeftOut?: number;
  /** Weeks of an earlier outbreak count less. true. */
  readonly reweight?: boolean;
  /** Standardised residual above which a week counts less. 2.58 (Noufaily). */
  readonly weightsThreshold?: number;
  /** A trend in time is looked for. true. */
  readonly trend?: boolean;
  /** It stays in only where its two-sided p-value is below. 1, so always (Noufaily); Farrington et al. took 0.05. */
  readonly trendLevel?: number;
  /** Probability that a quiet week is beyond the bound; one-sided. 0.005 (Noufaily). */
  readonly alpha?: number;
  /** No alarm on fewer than so many cases in so many weeks, the one judged included. [5, 4] (Farrington). */
  readonly least?: readonly [cases: number, weeks: number];
  /**
   * How the bound is drawn. `predictive`: the quantile of a negative binomial whose variance is that of a count and of the fitted mean together;
   * `quantile`: as if the mean were known; `uncertain-mean`: the quantile about the mean's own upper limit at alpha, far on the safe side; `delta`:
   * the normal bound of the count raised to `power`, prediction error included. `predictive`.
   */
  readonly bound?: 'predictive' | 'quantile' | 'uncertain-mean' | 'delta';
  /** For `delta`: 2/3 makes the count symmetric, 1/2 evens its variance, 1 leaves it. 2/3 (Farrington). */
  readonly power?: number;
  /**
   * Dispersion behind the standard error and the test of the trend. `pearson`, Σω(y − μ)²/μ over df, is the default; `package` is
   * Σω((y − μ)/μ)²/df, which R's `surveillance` arrives at because it overwrites the working weights of a reweighted fit.
   */
  readonly dispersion?: 'pearson' | 'package';
  /**
   * Where the baseline has no case at all no model can be fitted. `predictive` judges by what no case in so many weeks says of the next one
   * (see `neverSeen`); `package` lets the fit run off, so that a single case alarms or none ever does. `predictive`.
   */
  readonly neverSeen?: 'predictive' | 'package';
}

export type Judgement = Judged | NeverSeen | TooFew | NotConverged;

/**
 * The improved algorithm of Farrington: are there more cases in a week than the same time of earlier years lets expect? A quasi-Poisson model of the
 * baseline with season, trend and down-weighted outbreaks gives an expected count and a bound that a quiet week passes with probability alpha.
 * Farrington et al. 1996, JRSS A 159:547; Noufaily et al. 2013, Statistics in Medicine 32:1206. Compared in all cases with R's `surveillance` 1.24.
 * @param at the week judged, an index from 0
 */
export const farringtonFlexible = (series: Weekly, at: number, options: FarringtonOptions = {}): Judgement => {
  const chosen = { ...farringtonDefaults, ...options };
  checked(series, at, chosen);
  const baseline = baselineOf(at, chosen, series.days);
  if (baseline === undefined) return { kind: 'tooFew', missing: missingWeeks(at, chosen) };
  const known = knownOf(series, baseline);
  if (known.counts.length < 2) return { kind: 'tooFew', missing: 2 - known.counts.length };
  const recent = recentOf(series, at, chosen.least);
  if (chosen.neverSeen === 'predictive' && known.counts.every((count) => count === 0))
    return neverSeen(known.counts.length, series.counts[at] ?? undefined, chosen.alpha);
  const fitted = predict(known, at, series, chosen);
  if (fitted === undefined) return { kind: 'notConverged', dispersion: undefined, trend: undefined };
  return judge(fitted, series.counts[at] ?? undefined, recent, chosen);
};

export const farringtonDefaults: Required<FarringtonOptions> = {
  yearsBack: 5,
  halfWindow: 3,
  periods: 10,
  weeksLeftOut: 26,
  reweight: true,
  weightsThreshold: 2.58,
  trend: true,
  trendLevel: 1,
  alpha: 0.005,
  least: [5, 4],
  bound: 'predictive',
  power: 2 / 3,
  dispersion: 'pearson',
  neverSeen: 'predictive',
};

type Chosen = Required<FarringtonOptions>;

const checked = ({ counts, days, population }: Weekly, at: number, { alpha, yearsBack, halfWindow, periods }: Chosen): void => {
  if (!Number.isInteger(at) || at < 0 || at >= counts.length)
    throw new RangeError(`week ${at} is not among the ${counts.length} of the series`);
  if (!(alpha > 0) || !(alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not ${alpha}`);
  if (!(yearsBack >= 1) || !(halfWindow >= 0) || !(periods >= 1)) throw new RangeError('yearsBack, periods ≥ 1 and halfWindow ≥ 0');
  const wrong = counts.findIndex((count) => count !== null && !(Number.isInteger(count) && count >= 0));
  if (wrong >= 0) throw new RangeError(`week ${wrong} has ${counts[wrong]} cases`);
  if (days !== undefined && days.length !== counts.length) throw new RangeError('one first day for each week');
  if (population !== undefined && population.length !== counts.length) throw new RangeError('one population for each week');
};

const missingWeeks = (at: number, { yearsBack, halfWindow }: Chosen): number => Math.max(1, 52 * yearsBack + halfWindow - at);

const knownOf = ({ counts }: Weekly, { weeks, seasons }: Baseline): Known => {
  const there = weeks.flatMap((week, i) => (counts[week] === null ? [] : [i]));
  return {
    weeks: there.map((i) => weeks[i]!),
    seasons: there.map((i) => seasons[i]!),
    counts: there.map((i) => counts[weeks[i]!]!),
    first: weeks[0] ?? 0,
  };
};

/** Enough cases in the last weeks? Not known where one of them is not. */
const recentOf = ({ counts }: Weekly, at: number, [cases, weeks]: readonly [number, number]): boolean | undefined => {
  const last = counts.slice(Math.max(0, at - weeks + 1), at + 1);
  return last.includes(null) ? undefined : last.reduce<number>((sum, count) => sum + count!, 0) >= cases;
};

const judge = (fitted: Predicted, count: number | undefined, enough: boolean | undefined, chosen: Chosen): Judged | NotConverged => {
  const { expected, logError, phi, trend } = fitted;
  const standardError = logError * expected;
  const { mean, bound, pValue, score } =
    chosen.bound === 'delta' ? byDelta(expected, standardError, phi, count, chosen) : byQuantile(fitted, count, chosen);
  if (!Number.isFinite(bound) || !Number.isFinite(mean)) return { kind: 'notConverged', dispersion: phi, trend };
  const alarm = enough === true && count !== undefined && count > 0 && score !== undefined && score > 1;
  return { kind: 'judged', expected, bound, alarm, enough, score, pValue, dispersion: phi, trend, mean, standardError };
};

interface Drawn {
  readonly mean: number;
  readonly bound: number;
  readonly pValue: number | undefined;
  readonly score: number | undefined;
}

const byQuantile = (fitted: Predicted, count: number | undefined, { alpha, bound, dispersion }: Chosen): Drawn => {
  const { expected, logMean, logError, phi } = fitted;
  const mean = bound === 'uncertain-mean' ? Math.exp(logMean - normalQuantile(alpha) * logError) : expected;
  const spread = bound === 'predictive' ? phi + logError ** 2 * expected : phi;
  if (!(mean < 1e15) || !(spread < 1e15))
    return { mean: Number.POSITIVE_INFINITY, bound: Number.POSITIVE_INFINITY, pValue: undefined, score: undefined };
  const model: CountModel = { mean, dispersion: spread };
  const most = countBound(model, alpha);
  // The package measures the score from the logarithm of the mean; the alarm is the same, the figure is not.
  const from = dispersion === 'package' ? logMean : expected;
  return {
    mean,
    bound: most,
    pValue: count === undefined ? undefined : countTail(model, count),
    score: count === undefined ? undefined : scoreOf(count, from, most),
  };
};

/** A bound at or below the expected count makes any excess an alarm: 2 stands for it, 0 for none. */
const scoreOf = (count: number, from: number, most: number): number =>
  most > from ? (count - from) / (most - from) : count > most ? 2 : 0;

const byDelta = (expected: number, error: number, phi: number, count: number | undefined, { alpha, power }: Chosen): Drawn => {
  const tau = phi + error ** 2 / expected;
  const spread = power * Math.sqrt(expected ** (2 * power - 1) * tau);
  const middle = expected ** power;
  const bound = Math.max(0, middle - normalQuantile(alpha) * spread) ** (1 / power);
  return {
    mean: expected,
    bound,
    pValue: count === undefined ? undefined : normalCdf((middle - count ** power) / spread),
    score: count === undefined ? undefined : scoreOf(count, expected, bound),
  };
};
