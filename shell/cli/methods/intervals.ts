import { normalQuantile } from '#methods/distributions';
import {
  agrestiCoull,
  chiSquare,
  exactRate,
  exactShare,
  fisherExact,
  type Interval,
  jeffreysShare,
  newcombe,
  rateRatio,
  rateTest,
  scoreDifference,
  shareTest,
  waldDifference,
  wilsonCorrected,
  wilsonInterval,
} from '#methods/intervals';
import { field, isMissing, numberIn, oneOf, type Placed } from './reading.ts';

type Sheet = Readonly<Record<string, unknown>>;

/** Intervals and exact tests, with the names of R: what there stands as infinite is `null` here, and figures that R gives as vectors are lists of one. */
export const intervalsCase = (given: Placed): Sheet => kinds[oneOf(field(given, 'kind'), names)](given);

const singleShare = (given: Placed): Sheet => {
  const [hits, trials, level] = [count(given, 'x'), count(given, 'n'), levelIn(given)];
  const z = normalQuantile(0.5 + level / 2);
  return {
    estimate: hits / trials,
    clopper_pearson: exactShare(hits, trials, level),
    wilson: wilsonInterval(hits, trials, z),
    wilson_cc: wilsonCorrected(hits, trials, z),
    jeffreys: jeffreysShare(hits, trials, level),
    agresti_coull: agrestiCoull(hits, trials, z),
  };
};

const shareTested = (given: Placed): Sheet => {
  const [hits, trials, p] = [count(given, 'x'), count(given, 'n'), count(given, 'p')];
  const word = oneOf(field(given, 'alternative'), ['two.sided', 'less', 'greater']);
  const alternative = word === 'two.sided' ? 'two-sided' : word;
  return { p_value: shareTest(hits, trials, p, alternative), conf_int: exactShare(hits, trials, levelIn(given), alternative) };
};

const singleRate = (given: Placed): Sheet => {
  const [events, time] = [count(given, 'x'), count(given, 'T')];
  return { rate: events / time, exact: exactRate(events, time, levelIn(given)), p_value_vs_rate_1: rateTest(events, time, 1) };
};

const twoRates = (given: Placed): Sheet => {
  const of = (which: 1 | 2) => [count(given, `x${which}`), count(given, `T${which}`)] as const;
  const { ratio, interval, pValue } = rateRatio(of(1), of(2), levelIn(given));
  return { ratio: [finite(ratio)], conf_int: ends(interval), p_value: pValue };
};

const twoShares = (given: Placed): Sheet => {
  const of = (which: 1 | 2) => ({ hits: count(given, `x${which}`), trials: count(given, `n${which}`) });
  const [first, second, level] = [of(1), of(2), levelIn(given)];
  const chi = chiSquare(first, second);
  const fisher = fisherExact(first, second, level, { search: 'package' });
  return {
    diff: first.hits / first.trials - second.hits / second.trials,
    newcombe_hybrid_score: newcombe(first, second, level),
    wald: waldDifference(first, second, level),
    miettinen_nurminen_or_mee_score: scoreDifference(first, second, level),
    chisq: [chi?.value ?? null],
    chisq_p: chi?.pValue ?? null,
    fisher_p: fisher.pValue,
    fisher_or: [finite(fisher.oddsRatio)],
    fisher_or_ci: ends(fisher.interval),
  };
};

const names = [
  'single proportion',
  'exact binomial test',
  'Poisson rate exact',
  'Poisson rate ratio exact (conditional)',
  'difference of two proportions p1-p2',
] as const;

const kinds: Readonly<Record<(typeof names)[number], (given: Placed) => Sheet>> = {
  'single proportion': singleShare,
  'exact binomial test': shareTested,
  'Poisson rate exact': singleRate,
  'Poisson rate ratio exact (conditional)': twoRates,
  'difference of two proportions p1-p2': twoShares,
};

const count = (given: Placed, name: string): number => numberIn(field(given, name));

const levelIn = (given: Placed): number => (isMissing(field(given, 'conf_level')) ? 0.95 : numberIn(field(given, 'conf_level')));

const finite = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : value);

const ends = ([low, high]: Interval): readonly (number | null)[] => [finite(low), finite(high)];
