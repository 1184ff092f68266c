import { normalQuantile } from '#methods/distributions';
import {
  baselineOf,
  type FarringtonOptions,
  farringtonDefaults,
  farringtonFlexible,
  type Judged,
  type Judgement,
  type Weekly,
} from '#methods/outbreaks';
import { countsIn, daysIn, field, indicesIn, isMissing, numberIn, numbersIn, oneOf, only, type Placed, yesNo } from './reading.ts';

const controls = [
  ...['b', 'w', 'reweight', 'weightsThreshold', 'alpha', 'trend', 'pThresholdTrend', 'limit54', 'powertrans', 'populationOffset'],
  ...['noPeriods', 'pastWeeksNotIncluded', 'pastWeeksNotIncluded_effective', 'thresholdMethod', 'dispersion'],
];

/**
 * Weeks of a series by the improved Farrington algorithm, with the words and the results of R's `surveillance`: its mode of dispersion and of hazards
 * never seen, unless `control.dispersion` is `pearson`.
 */
export const farringtonCase = (given: Placed): Readonly<Record<string, readonly unknown[]>> => {
  const counts = countsIn(field(given, 'observed'));
  const control = field(given, 'control');
  const options = optionsOf(control);
  const [dates, population] = [field(given, 'dates'), field(given, 'population')];
  const offset = yesNo(field(control, 'populationOffset'));
  const series: Weekly = {
    counts,
    ...(isMissing(dates) ? {} : { days: daysIn(dates) }),
    ...(offset ? { population: numbersIn(population) } : {}),
  };
  const weeks = indicesIn(field(given, 'evaluated_index_1based'), counts.length);
  const judged = weeks.map((at) => ({ judgement: farringtonFlexible(series, at, options), degenerate: isDegenerate(series, at, options) }));
  const column = (read: (one: Judgement) => unknown): readonly unknown[] => judged.map(({ judgement }) => read(judgement) ?? null);
  const known = (read: (one: Judged) => unknown) => (one: Judgement) => (one.kind === 'judged' ? read(one) : undefined);
  const isEnough = (one: Judged): boolean => one.enough === true;
  return {
    expected: column(known((one) => (isEnough(one) ? one.expected : undefined))),
    upperbound: column(known((one) => (isEnough(one) ? one.bound : undefined))),
    alarm: column((one) => ('alarm' in one && one.alarm ? 1 : 0)),
    score: column(known(({ score }) => score)),
    pvalue: column((one) => ('pValue' in one ? one.pValue : undefined)),
    mu0Vector: column(known((one) => meanAsThere(one, options))),
    phi: column((one) => ('dispersion' in one ? one.dispersion : undefined)),
    trend_used: column((one) => ('trend' in one && one.trend !== undefined ? 1 : 0)),
    trend_coef: column((one) => ('trend' in one ? one.trend : undefined)),
    enough_cases: column(known(({ enough }) => enough)),
    degenerate_baseline: judged.map(({ degenerate }) => degenerate),
  };
};

/** A part of the year in which the baseline has no case at all: its level runs off, and figures of the fit mean nothing. */
const isDegenerate = ({ counts, days }: Weekly, at: number, options: FarringtonOptions): boolean => {
  const baseline = baselineOf(at, { ...farringtonDefaults, ...options }, days);
  if (baseline === undefined) return false;
  const parts = Map.groupBy(baseline.weeks.keys(), (i) => baseline.seasons[i]!);
  return [...parts.values()].some((part) => part.every((i) => (counts[baseline.weeks[i]!] ?? 0) === 0));
};

/** For `delta` the package takes the exponential of a limit that is on the scale of counts; it is given as it comes, though it means nothing. */
const meanAsThere = ({ expected, standardError, mean }: Judged, { bound, alpha }: FarringtonOptions): number | undefined => {
  if (bound !== 'delta') return mean;
  const there = Math.exp(expected - normalQuantile(alpha ?? farringtonDefaults.alpha) * standardError);
  return Number.isFinite(there) ? there : undefined;
};

const optionsOf = (control: Placed): FarringtonOptions => {
  only(control, controls);
  const number = (name: string): number => numberIn(field(control, name));
  const [effective, leftOut] = [field(control, 'pastWeeksNotIncluded_effective'), field(control, 'pastWeeksNotIncluded')];
  const halfWindow = number('w');
  const [cases, weeks] = numbersIn(field(control, 'limit54'));
  const dispersion = field(control, 'dispersion');
  const mode = isMissing(dispersion) ? 'package' : oneOf(dispersion, ['package', 'pearson']);
  return {
    yearsBack: number('b'),
    halfWindow,
    periods: number('noPeriods'),
    weeksLeftOut: isMissing(leftOut) ? (isMissing(effective) ? halfWindow : numberIn(effective)) : numberIn(leftOut),
    reweight: yesNo(field(control, 'reweight')),
    weightsThreshold: number('weightsThreshold'),
    trend: yesNo(field(control, 'trend')),
    trendLevel: number('pThresholdTrend'),
    alpha: number('alpha'),
    least: [cases ?? 0, weeks ?? 1],
    bound: bounds[oneOf(field(control, 'thresholdMethod'), ['delta', 'nbPlugin', 'muan'])],
    power: powers[oneOf(field(control, 'powertrans'), ['2/3', '1/2', 'none'])],
    dispersion: mode,
    neverSeen: mode === 'package' ? 'package' : 'predictive',
  };
};

const bounds = { delta: 'delta', nbPlugin: 'quantile', muan: 'uncertain-mean' } as const;
const powers = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 } as const;
