import { regularBeta } from '#methods/distributions';
import type { Look } from './stopping-rule.ts';

/**
 * The rule that stops as soon as it is more than `tau` likely that the chance of an event is above `p0`, from a Beta(a, b) prior: for each
 * look the fewest events that stop. Thall & Simon 1994, Biometrics 50:337. The threshold is strict.
 */
export const posteriorRule = (looks: readonly number[], p0: number, prior: readonly [a: number, b: number], tau: number): readonly Look[] =>
  looks.map((after) => {
    for (let events = 0; events <= after; events += 1) if (posterior(events, after, p0, prior) > tau) return { after, stopsAt: events };
    return { after };
  });

/** How likely it is that the chance is above `p0`, after `events` of `trials`, from a Beta(a, b) prior. */
export const posterior = (events: number, trials: number, p0: number, [a, b]: readonly [a: number, b: number]): number =>
  regularBeta(1 - p0, b + trials - events, a + events);
