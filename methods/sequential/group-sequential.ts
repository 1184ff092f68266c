import { normalCdf, normalQuantile, rootOf } from '#methods/distributions';
import { type Bounds, type Crossings, carried, crossing, crossings, notBegun, rising } from './looks-at-a-mean.ts';
import { type Spending, spent } from './spending.ts';

/**
 * The bounds on Z at looks planned at `shares` of the information (rising to 1), so that the error spent by each look is what the spending allows.
 * `two-sided` is symmetric and spends half of `alpha` on each side. Lan & DeMets 1983, Biometrika 70:659.
 */
export const spendingBounds = (
  shares: readonly number[],
  alpha: number,
  spending: Spending,
  sides: 'one-sided' | 'two-sided' = 'one-sided',
): readonly number[] => {
  rising(shares);
  const error = sides === 'one-sided' ? alpha : alpha / 2;
  const two = sides === 'two-sided';
  let going = notBegun;
  let before = 0;
  return shares.map((share) => {
    const upTo = spent(spending, error, share);
    const here = going;
    const bound = solved((z) => crossing(here, share, z, 0, 'upper') - (upTo - before));
    going = carried(going, share, { upper: bound, lower: two ? -bound : undefined }, 0);
    before = upTo;
    return bound;
  });
};

export type Shape = 'pocock' | 'obrien-fleming';

/**
 * The classical constant for `looks` equally spaced looks: Pocock's bound is the constant at each look, O'Brien and Fleming's is constant · √(looks/k) at
 * look k. `alpha` is of both sides together where two-sided. Pocock 1977, Biometrika 64:191; O'Brien & Fleming 1979, Biometrics 35:549.
 */
export const classicalBounds = (
  looks: number,
  alpha: number,
  shape: Shape,
  sides: 'one-sided' | 'two-sided',
): { readonly constant: number; readonly bounds: readonly number[] } => {
  if (!Number.isInteger(looks) || looks < 1) throw new RangeError(`a design has whole looks, at least 1, not ${looks}`);
  const shares = Array.from({ length: looks }, (_, i) => (i + 1) / looks);
  const at = (constant: number): readonly number[] => shares.map((share) => (shape === 'pocock' ? constant : constant / Math.sqrt(share)));
  const error = (constant: number): number => {
    const { upper, lower } = crossings(
      shares,
      at(constant).map((z) => (sides === 'two-sided' ? { upper: z, lower: -z } : { upper: z })),
    );
    return sum(upper) + sum(lower);
  };
  const constant = solved((z) => error(z) - alpha);
  return { constant, bounds: at(constant) };
};

/** A design with a lower bound that may be overruled: the upper bound keeps its error whether the lower one is heeded or not. */
export interface LowerBound {
  readonly alpha: number;
  /** The chance to miss the effect that the design is for. */
  readonly beta: number;
  readonly upper: Spending;
  readonly lower: Spending;
  /** `futility` spends `beta` if the effect is there and meets the upper bound at the last look; a number is spent if it is not there, as a bound for harm. */
  readonly spends: 'futility' | { readonly underNull: number };
}

export interface TwoBounds {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** The mean of Z at the end if the effect is there, for a design with one look only. */
  readonly fixedDrift: number;
  /** How much more information than with one look keeps the chance to miss at `beta`. */
  readonly inflation: number;
  /** Chances to cross, both bounds heeded: without the effect, and with it. */
  readonly without: Crossings;
  readonly with: Crossings;
}

/** Upper bounds by spending, lower ones non-binding, and the information that the design then needs. Jennison & Turnbull 2000, chapter 7; Pampallona & Tsiatis 1994. */
export const lowerBounds = (shares: readonly number[], design: LowerBound): TwoBounds => {
  const { alpha, beta, spends } = design;
  const upper = spendingBounds(shares, alpha, design.upper);
  const fixedDrift = -normalQuantile(alpha) - normalQuantile(beta);
  // With futility the last lower bound is the upper one: all of beta has then been spent below it exactly where the power is 1 − beta.
  const boundsAt = (drift: number): readonly number[] =>
    spends === 'futility'
      ? [...lowerAt(shares.slice(0, -1), upper, (share) => spent(design.lower, beta, share), drift), upper.at(-1)!]
      : lowerAt(shares, upper, (share) => spent(design.lower, spends.underNull, share), 0);
  const power = (drift: number): number => sum(crossings(shares, paired(upper, boundsAt(drift)), drift).upper);
  const drift = rootOf((drift) => power(drift) - (1 - beta), fixedDrift * 0.9, fixedDrift * 3, 1e-11);
  const lower = boundsAt(drift);
  return {
    upper,
    lower,
    fixedDrift,
    inflation: (drift / fixedDrift) ** 2,
    without: crossings(shares, paired(upper, lower)),
    with: crossings(shares, paired(upper, lower), drift),
  };
};

const lowerAt = (
  shares: readonly number[],
  upper: readonly number[],
  upTo: (share: number) => number,
  drift: number,
): readonly number[] => {
  let going = notBegun;
  let before = 0;
  return shares.map((share, i) => {
    const here = going;
    const target = upTo(share) - before;
    const short = (z: number): number => target - crossing(here, share, z, drift, 'lower');
    // Where even the upper bound leaves less below it than is to be spent, the two meet.
    const bound = short(upper[i]!) > 0 ? upper[i]! : rootOf(short, drift * Math.sqrt(share) - 12, upper[i]!, 1e-13);
    going = carried(going, share, { upper: upper[i], lower: bound }, drift);
    before = upTo(share);
    return bound;
  });
};

const paired = (upper: readonly number[], lower: readonly number[]): readonly Bounds[] =>
  upper.map((z, i) => ({ upper: z, lower: lower[i] }));

/**
 * The chance that Z will be at least `finalZ` at the end, seen Z = `z` at share `t` (0 < t < 1), if the mean of Z at the end is `drift`: z/√t for the
 * trend so far, 0 for none. Lan & Wittes 1988, Biometrics 44:579.
 */
export const conditionalPower = (z: number, t: number, finalZ: number, drift: number): number => {
  if (!(t > 0) || !(t < 1)) throw new RangeError(`conditional power is asked for between the start and the end, not at ${t}`);
  return normalCdf((z * Math.sqrt(t) + drift * (1 - t) - finalZ) / Math.sqrt(1 - t));
};

/** The zero of something that falls as z rises. */
const solved = (f: (z: number) => number): number => rootOf(f, -12, 12, 1e-13);

const sum = (chances: readonly number[]): number => chances.reduce((all, chance) => all + chance, 0);
