import {
  type CusumOptions,
  casesToAlarm,
  cusum,
  ears,
  type LikelihoodRatioOptions,
  likelihoodRatio,
  seasonalMeans,
} from '#methods/outbreaks';
import { WrongUsage } from '../command.ts';
import { countsIn, field, indicesIn, isMissing, numberIn, numbersIn, oneOf, only, type Placed } from './reading.ts';

type Columns = Readonly<Record<string, readonly unknown[]>>;

/** Points of a series by EARS, with the results of `earsC`. */
export const earsCase = (given: Placed): Columns => {
  const counts = known(field(given, 'observed'));
  const control = field(given, 'control');
  only(control, ['method', 'baseline', 'minSigma', 'alpha']);
  const points = ears(counts, {
    method: oneOf(field(control, 'method'), ['C1', 'C2', 'C3']),
    baseline: numberIn(field(control, 'baseline')),
    leastDeviation: numberIn(field(control, 'minSigma')),
    alpha: numberIn(field(control, 'alpha')),
    third: 'package',
  });
  const judged = indicesIn(field(given, 'evaluated_index_1based'), counts.length).map((at) => points[at]!);
  return {
    upperbound: judged.map((point) => (point.kind === 'judged' ? point.bound : null)),
    alarm: judged.map((point) => (point.kind === 'judged' ? Number(point.alarm) : null)),
  };
};

/** Points of a series by the CUSUM of Rossi, with the results of `algo.cusum`. */
export const cusumCase = (given: Placed): Columns => {
  const counts = known(field(given, 'observed'));
  const control = field(given, 'control');
  only(control, ['k', 'h', 'trans', 'alpha', 'm']);
  const range = indicesIn(field(given, 'evaluated_index_1based'), counts.length);
  const means = meansOf(counts, range, field(control, 'm'));
  const number = (name: string): number => numberIn(field(control, name));
  const options: CusumOptions = {
    k: number('k'),
    h: number('h'),
    transform: oneOf(field(control, 'trans'), ['rossi', 'standard', 'anscombe', 'anscombe2nd', 'pearsonNegBin', 'none']),
    alpha: number('alpha'),
    bounds: 'package',
  };
  const points = cusum(
    range.map((at) => counts[at]!),
    means.length === 1 ? range.map(() => means[0]!) : means,
    options,
  );
  return {
    m_used: means,
    cusum: points.map(({ sum }) => sum),
    alarm: points.map(({ alarm }) => Number(alarm)),
    upperbound: points.map(({ bound }) => bound),
  };
};

/** A number, the mean of what lies before (`null`), or a yearly wave fitted to it (`glm`). */
const meansOf = (counts: readonly number[], range: readonly number[], m: Placed): readonly number[] => {
  if (m.value !== 'glm' && !isMissing(m)) return [numberIn(m)];
  const first = range[0] ?? 0;
  const before = counts.slice(0, first);
  if (before.length === 0) throw new WrongUsage(`${m.at} asks for the points before the first one evaluated, and there are none`);
  if (isMissing(m)) return [before.reduce((sum, count) => sum + count, 0) / before.length];
  const means = seasonalMeans(
    before,
    before.map((_, i) => i + 1),
    range.map((at) => at + 1),
  );
  if (means === undefined) throw new WrongUsage(`${m.at} asks for a yearly wave, which could not be fitted to ${before.length} points`);
  return means;
};

/** Points of a series by the likelihood ratio chart, with the results of `glrnb`. */
export const glrCase = (given: Placed): Columns => {
  const counts = known(field(given, 'observed'));
  const control = field(given, 'control');
  only(control, ['alpha', 'theta', 'change', 'c.ARL', 'M', 'dir', 'ret', 'Mtilde']);
  const range = indicesIn(field(given, 'evaluated_index_1based'), counts.length);
  const means = numbersIn(field(given, 'mu0'));
  if (means.length !== range.length) throw new WrongUsage(`${given.at}.mu0 has ${means.length} means for ${range.length} points evaluated`);
  const [theta, window] = [field(control, 'theta'), numberIn(field(control, 'M'))];
  const options: LikelihoodRatioOptions = {
    overdispersion: numberIn(field(control, 'alpha')),
    ...(isMissing(theta) ? {} : { shift: numberIn(theta) }),
    change: oneOf(field(control, 'change'), ['intercept', 'epi']) === 'epi' ? 'epidemic' : 'intercept',
    threshold: numberIn(field(control, 'c.ARL')),
    ...(window < 0 ? {} : { window }),
    least: numberIn(field(control, 'Mtilde')),
    direction: oneOf(field(control, 'dir'), ['inc', 'dec']) === 'inc' ? 'up' : 'down',
  };
  const seen = range.map((at) => counts[at]!);
  if (oneOf(field(control, 'ret'), ['value', 'cases']) === 'cases') {
    const points = casesToAlarm(seen, means, options);
    return { value: points.map(({ cases }) => cases), alarm: points.map(({ alarm }) => Number(alarm)) };
  }
  const points = likelihoodRatio(seen, means, options);
  return { value: points.map(({ value }) => value), alarm: points.map(({ alarm }) => Number(alarm)) };
};

const known = (placed: Placed): readonly number[] =>
  countsIn(placed).map((count, i) => {
    if (count === null) throw new WrongUsage(`${placed.at}[${i}] is not known; this method needs every point`);
    return count;
  });
