import { rootOf } from '#methods/distributions';

/** A surveillance that goes on until `upTo` events were to be expected, and that never signals on fewer than `least` (at least 1) events. */
export interface Surveillance {
  readonly upTo: number;
  /** Default 1. */
  readonly least?: number;
}

/**
 * The critical value of the Poisson maximised sequential test, watched continuously: it signals when n log(n/t) − (n − t) reaches it with n events where
 * t were expected, n > t. Exact. Kulldorff et al. 2011, Sequential Analysis 30:58; test: their Table 1.
 */
export const maxSprtCritical = (surveillance: Surveillance, alpha = 0.05): number => {
  if (!(alpha > 0) || !(alpha < 1)) throw new RangeError(`an error lies between 0 and 1, not at ${alpha}`);
  const over = (critical: number): number => maxSprtSignal(surveillance, critical) - alpha;
  // With no critical value at all the test signals whenever `least` events come before they were expected: where even that is rare, none is needed.
  if (over(0) <= 0) return 0;
  let high = 4;
  while (over(high) > 0) high *= 2;
  return rootOf(over, 0, high, 1e-12);
};

/** The chance of a signal before the end if events come `ratio` times as often as expected. */
export const maxSprtSignal = ({ upTo, least = 1 }: Surveillance, critical: number, ratio = 1): number => {
  if (!(upTo > 0) || !Number.isInteger(least) || least < 1 || !(ratio > 0) || !(critical >= 0))
    throw new RangeError(
      `a surveillance runs up to more than 0 expected events, from 1 event on, not ${upTo}, ${least}, ${ratio}, ${critical}`,
    );
  // No signal has come as long as, at each time up to which n events signal, fewer than n have come.
  let quiet = [1];
  let now = 0;
  for (let events = least; now < upTo; events += 1) {
    const until = Math.min(upTo, maxSprtUntil(events, critical));
    quiet = later(quiet, (until - now) * ratio, events);
    now = until;
  }
  return 1 - quiet.reduce((sum, chance) => sum + chance, 0);
};

/** The largest number of expected events at which `events` of them signal: n log(n/t) − (n − t) falls from infinity to 0 as t goes to n. */
export const maxSprtUntil = (events: number, critical: number): number => {
  if (critical === 0) return events;
  // log t, where the ratio is easy to solve for even where t is tiny.
  const over = (log: number): number => events * (Math.log(events) - log) - (events - Math.exp(log)) - critical;
  const top = Math.log(events);
  return Math.exp(rootOf(over, top - 2 - critical / events, top));
};

/** The chances of 0 … below − 1 events after a mean of so many more. */
const later = (chances: readonly number[], mean: number, below: number): number[] => {
  const more = [Math.exp(-mean)];
  for (let x = 1; x < below; x += 1) more.push((more[x - 1]! * mean) / x);
  return Array.from({ length: below }, (_, n) => chances.reduce((sum, chance, i) => (i <= n ? sum + chance * more[n - i]! : sum), 0));
};
