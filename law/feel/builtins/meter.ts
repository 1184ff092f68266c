/**
 * What one evaluation may still spend. Whatever takes longer for larger input draws on it: turns of loops by the size of their body,
 * calls, functions by the size of what they are given, patterns by the characters they look at. It counts work and never looks at a
 * clock, so an expression gives the same value on every machine.
 */
export interface Meter {
  steps: number;
  depth: number;
  /** What it began with, for messages. */
  readonly budget: number;
}

/** Steps of one evaluation, unless its `Env` says otherwise. One step is some 10 to 100 nanoseconds. */
export const MOST_STEPS = 2_000_000;

/**
 * Steps of one formula or one table of a pack: those that the packs have today need a few hundred at most, and an office evaluates
 * many for one page. Models and expressions from outside may take `MOST_STEPS`.
 */
export const FORMULA_STEPS = 200_000;

/** How deep functions may call each other. */
export const DEEPEST_CALL = 250;

export const newMeter = (budget: number = MOST_STEPS): Meter => ({ steps: budget, depth: DEEPEST_CALL, budget });

/** Thrown inside this room only; `evaluate` turns it into null and a warning of the kind `budget`. */
export class Exhausted extends Error {}

/** Pays for work before it is done. @throws Exhausted where the meter has not so much left */
export const spend = (meter: Meter, steps: number): void => {
  meter.steps -= steps;
  if (meter.steps < 0) throw new Exhausted(`stopped after ${meter.budget} steps`);
};
