/** What one evaluation may still spend. Loops, calls and long lists draw on it, so that every expression comes to an end. */
export interface Meter {
  steps: number;
  depth: number;
}

/** Steps of one evaluation: turns of loops, calls of functions, items looked at by functions on lists. */
export const MOST_STEPS = 2_000_000;

/** How deep functions may call each other. */
export const DEEPEST_CALL = 250;

export const newMeter = (): Meter => ({ steps: MOST_STEPS, depth: DEEPEST_CALL });

/** Thrown inside this room only; `evaluate` turns it into null and a warning. */
export class Exhausted extends Error {}

export const spend = (meter: Meter, steps: number): void => {
  meter.steps -= steps;
  if (meter.steps < 0) throw new Exhausted(`stopped after ${MOST_STEPS} steps`);
};
