import { inPanels, type Point } from './gauss-legendre.ts';
import type { Deviations, GaussianModel } from './gaussian-model.ts';

/** Each standard deviation is uniform between two bounds; `nuSd`, of reviewers' severities where pairs have an effect of their own, is fixed. */
export interface Prior {
  readonly tauTheta: readonly [number, number];
  readonly tauLambda: readonly [number, number];
  readonly sigma: readonly [number, number];
  readonly nuSd: number;
}

/** A point of the posterior of the standard deviations. Weights sum to 1. */
export interface Node {
  readonly at: Deviations;
  readonly weight: number;
}

/**
 * The posterior of the standard deviations as weighted points. With an effect for each pair (`ij`) there is one score a pair,
 * so sigma and tauLambda are not told apart: only s² = sigma² + tauLambda² is, and the prior of s is integrated over instead.
 */
export const posteriorNodes = (model: GaussianModel, prior: Prior, effect: 'ij' | 'j'): readonly Node[] =>
  effect === 'ij' ? pairEffects(model, prior) : reviewerEffects(model, prior);

const pairEffects = (model: GaussianModel, { tauTheta, tauLambda, sigma, nuSd }: Prior): readonly Node[] => {
  const [first, second] = [tauLambda[1], sigma[1]];
  const logDensity = (at: readonly number[]): number => {
    const density = at[1]! * arc(at[1]!, first, second);
    if (density <= 0) return Number.NEGATIVE_INFINITY;
    return Math.log(density) + model.logLikelihood({ theta: at[0]!, reviewer: nuSd, rest: at[1]! });
  };
  // The density of s has a kink where a circle leaves the square.
  const axes = [
    { low: tauTheta[0], high: tauTheta[1], kinks: [] },
    { low: Math.hypot(tauLambda[0], sigma[0]), high: Math.hypot(first, second), kinks: [Math.min(first, second), Math.max(first, second)] },
  ];
  return nodesOf(axes, logDensity, 4, 12, ([theta, rest]) => ({ theta: theta!, reviewer: nuSd, rest: rest! }));
};

/** How much of a quarter circle with this radius lies within a rectangle from 0 to its sides. */
const arc = (radius: number, width: number, height: number): number => {
  const from = radius > width ? Math.acos(width / radius) : 0;
  const to = radius > height ? Math.asin(height / radius) : Math.PI / 2;
  return to - from;
};

const reviewerEffects = (model: GaussianModel, { tauTheta, tauLambda, sigma }: Prior): readonly Node[] => {
  const deviations = ([theta, reviewer, rest]: readonly number[]): Deviations => ({ theta: theta!, reviewer: reviewer!, rest: rest! });
  const axes = [tauTheta, tauLambda, sigma].map(([low, high]) => ({ low, high, kinks: [] }));
  return nodesOf(axes, (at) => model.logLikelihood(deviations(at)), 3, 12, deviations);
};

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly kinks: readonly number[];
}

interface Narrowed extends Axis {
  /** Whether the box reaches the lower end of the prior. */
  readonly toEdge: boolean;
}

/** Log of the share of the greatest density below which nothing is looked at: all of it together changes no figure by 1e-5. */
const negligible = -23;
const scanned = 48;

const nodesOf = (
  axes: readonly Axis[],
  logDensity: (at: readonly number[]) => number,
  panels: number,
  size: number,
  deviations: (at: readonly number[]) => Deviations,
): readonly Node[] => {
  const narrowed = narrow(axes, logDensity);
  const points = product(
    narrowed.map((axis) => inPanels(bordersOf(axis, panels), axis.toEdge ? Math.ceil((size * 2) / 3) : size, axis.kinks)),
  );
  const logs = points.map(({ at, weight }) => Math.log(weight) + logDensity(at));
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  const kept = points.flatMap(({ at }, index) =>
    logs[index]! - most > negligible ? [{ at: deviations(at), weight: Math.exp(logs[index]! - most) }] : [],
  );
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map(({ at, weight }) => ({ at, weight: weight / total }));
};

/** The box outside which the density is negligible, found on a grid and then once more on a finer one. */
const narrow = (axes: readonly Axis[], logDensity: (at: readonly number[]) => number): readonly Narrowed[] => {
  let box = axes;
  for (let round = 0; round < 2; round += 1) {
    const steps = axes.length > 2 ? scanned / 2 : scanned;
    const grid = product(
      box.map(({ low, high }) => Array.from({ length: steps + 1 }, (_, at) => ({ at: low + ((high - low) * at) / steps, weight: 1 }))),
    );
    const logs = grid.map(({ at }) => logDensity(at));
    let most = Number.NEGATIVE_INFINITY;
    for (const log of logs) if (log > most) most = log;
    const seen = grid.filter((_, index) => logs[index]! - most > negligible);
    box = box.map((axis, which) => {
      const step = (axis.high - axis.low) / steps;
      let [low, high] = [axis.high, axis.low];
      for (const { at } of seen) {
        low = Math.min(low, at[which]!);
        high = Math.max(high, at[which]!);
      }
      return { ...axis, low: Math.max(axis.low, low - step), high: Math.min(axis.high, high + step) };
    });
  }
  return box.map((axis, which) => ({ ...axis, toEdge: axis.low <= axes[which]!.low }));
};

/**
 * Even panels, but ever finer ones towards the lower end of the prior where the density reaches it: equal scores make the
 * likelihood grow like 1 / (s² + tauTheta²) towards 0.
 */
const bordersOf = ({ low, high, kinks, toEdge }: Narrowed, panels: number): readonly number[] => {
  const shares = toEdge ? [0, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 0.5, 1] : Array.from({ length: panels + 1 }, (_, at) => at / panels);
  const borders = shares.map((share) => low + (high - low) * share);
  return [...borders, ...kinks.filter((kink) => kink > low && kink < high)].toSorted((a, b) => a - b);
};

const product = (axes: readonly (readonly Point[])[]): readonly { readonly at: readonly number[]; readonly weight: number }[] =>
  axes.reduce<readonly { readonly at: readonly number[]; readonly weight: number }[]>(
    (points, axis) => points.flatMap(({ at, weight }) => axis.map((point) => ({ at: [...at, point.at], weight: weight * point.weight }))),
    [{ at: [], weight: 1 }],
  );
