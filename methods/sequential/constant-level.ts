import { binomialTail } from '#methods/distributions';
import { type Look, stopChance } from './stopping-rule.ts';

export interface ConstantLevel {
  /** The p-value at or below which each look stops. */
  readonly level: number;
  readonly looks: readonly Look[];
  /** The chance that the rule stops although the chance of an event is `p0`. */
  readonly overall: number;
  /** What that chance would be at the next larger level that can be had: above `alpha`. Absent where no larger one is left. */
  readonly overallAtNext: number | undefined;
}

/**
 * A look after every person up to `most`, all at the same p-value, the largest with which the rule stops with a chance of at most `alpha` if the
 * chance of an event is `p0`: Pocock's idea made exact for events. Ivanova, Qaqish & Schell 2005, Biometrics 61:540.
 * `undefined` where even the smallest level stops too often.
 */
export const constantLevel = (p0: number, most: number, alpha: number): ConstantLevel | undefined => {
  if (!(p0 > 0) || !(p0 < 1) || !(alpha > 0) || !(alpha < 1) || !Number.isInteger(most) || most < 1)
    throw new RangeError(`a constant level needs shares between 0 and 1 and whole people, not ${p0}, ${alpha}, ${most}`);
  const levels = attainable(p0, most);
  const overall = (level: number): number => stopChance(rule(p0, most, level), p0);
  // Rising in the level, so the last one within alpha is found by halving.
  let [good, bad] = [-1, levels.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (overall(levels[middle]!) <= alpha) good = middle;
    else bad = middle;
  }
  const level = levels[good];
  if (level === undefined) return undefined;
  const next = levels[bad];
  return { level, looks: rule(p0, most, level), overall: overall(level), overallAtNext: next === undefined ? undefined : overall(next) };
};

/** Every p-value that some count at some look has, rising, those that differ in their last digits only taken for one. */
const attainable = (p0: number, most: number): readonly number[] => {
  const all: number[] = [];
  for (let n = 1; n <= most; n += 1) for (let x = 1; x <= n; x += 1) all.push(binomialTail(x, n, p0));
  all.sort((a, b) => a - b);
  return all.filter((level, i) => i + 1 === all.length || all[i + 1]! > level * (1 + alike));
};

const rule = (p0: number, most: number, level: number): readonly Look[] =>
  Array.from({ length: most }, (_, i) => {
    const after = i + 1;
    for (let events = 1; events <= after; events += 1)
      if (binomialTail(events, after, p0) <= level * (1 + alike)) return { after, stopsAt: events };
    return { after };
  });

const alike = 1e-12;
