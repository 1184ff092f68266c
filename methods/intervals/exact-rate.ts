import { countTail, gammaQuantile, logGamma, regularGamma } from '#methods/distributions';
import { exactShare, type Interval, levelOf, shareTest, slack } from './exact-share.ts';

/**
 * The exact interval for a rate: `events` that came in `time` (> 0, any unit; the rate is per that unit).
 * Garwood 1936, Biometrika 28:437.
 */
export const exactRate = (events: number, time: number, level = 0.95): Interval => {
  counted(events, time);
  const error = (1 - levelOf(level)) / 2;
  return [events === 0 ? 0 : gammaQuantile(error, events) / time, gammaQuantile(1 - error, events + 1) / time];
};

/** The exact two-sided p-value of `events` in `time` if the rate is `rate` (> 0): all outcomes not likelier than the one seen. */
export const rateTest = (events: number, time: number, rate: number): number => {
  counted(events, time);
  const mean = time * rate;
  if (!(mean > 0)) throw new RangeError(`a rate to compare with is above 0, not ${rate}`);
  if (events === mean) return 1;
  const logMass = (x: number): number => x * Math.log(mean) - mean - logGamma(x + 1);
  const bar = logMass(events) + Math.log1p(slack);
  const atLeast = (x: number): number => countTail({ mean, dispersion: 1 }, x);
  const atMost = (x: number): number => (x < 0 ? 0 : regularGamma(x + 1, mean)[1]);
  if (events > mean) {
    let other = Math.floor(mean);
    while (other >= 0 && logMass(other) > bar) other -= 1;
    return Math.min(1, atLeast(events) + atMost(other));
  }
  let other = Math.ceil(mean);
  while (logMass(other) > bar) other += 1;
  return Math.min(1, atMost(events) + atLeast(other));
};

export interface RateRatio {
  /** `Infinity` where nothing came on the other side; absent where nothing came on either. */
  readonly ratio: number | undefined;
  readonly interval: Interval;
  readonly pValue: number;
}

/**
 * Two rates compared: the first divided by the second, exact given the sum of events. Of so many events the share of the first is binomial
 * with chance t₁/(t₁ + t₂) if the rates are alike. Przyborowski & Wilenski 1940, Biometrika 31:313.
 */
export const rateRatio = (first: readonly [events: number, time: number], second: typeof first, level = 0.95): RateRatio => {
  const [[x1, t1], [x2, t2]] = [first, second];
  counted(x1, t1);
  counted(x2, t2);
  if (x1 + x2 === 0) return { ratio: undefined, interval: [0, Number.POSITIVE_INFINITY], pValue: 1 };
  const odds = (share: number): number => (share === 1 ? Number.POSITIVE_INFINITY : ((share / (1 - share)) * t2) / t1);
  const [low, high] = exactShare(x1, x1 + x2, level);
  return {
    ratio: x2 === 0 ? Number.POSITIVE_INFINITY : x1 / t1 / (x2 / t2),
    interval: [odds(low), odds(high)],
    pValue: shareTest(x1, x1 + x2, t1 / (t1 + t2)),
  };
};

const counted = (events: number, time: number): void => {
  if (!Number.isInteger(events) || events < 0 || !(time > 0))
    throw new RangeError(`a rate has whole events in a time above 0, not ${events} in ${time}`);
};
