import { type Estimate, estimateOf } from './chapman.ts';
import { risingDirections } from './directions.ts';
import { poissonFit } from './poisson-fit.ts';

/** By which of three sources something was seen, in the order of the counts. */
export const histories = ['111', '110', '101', '100', '011', '010', '001'] as const;

export type FittedModel = { readonly model: string } & (
  | ({ readonly identified: true; readonly reason: null } & Estimate & { readonly aic: number })
  | {
      readonly identified: false;
      /** The likelihood rises for ever as the unseen grow without bound, go to nothing, or either way. */
      readonly reason: 'diverges' | 'vanishes' | 'undetermined';
      readonly N: null;
      readonly se: null;
      readonly low: null;
      readonly high: null;
      readonly aic: null;
    }
);

export type LogLinearResult = { readonly observed: number; readonly counts: readonly number[]; readonly models: readonly FittedModel[] } & (
  | ({ readonly status: 'estimated'; readonly method: 'loglinear'; readonly chosen: string } & Omit<Estimate, 'se'>)
  | { readonly status: 'notIdentified'; readonly reason: 'noModel' }
);

/**
 * The unseen from three sources: the eight Poisson log-linear models (Fienberg 1972), of which the one with the least AIC is
 * chosen among those that the counts identify. Plain iteration would print a number for the others too.
 */
export const logLinear = (counts: readonly number[]): LogLinearResult => {
  const observed = counts.reduce((total, count) => total + count, 0);
  const models = terms.map((pairs) => fitted(pairs, counts, observed));
  const best = models
    .flatMap((model, at) => (model.identified ? [{ model, parameters: 4 + terms[at]!.length }] : []))
    .toSorted((one, other) => one.model.aic - other.model.aic || one.parameters - other.parameters)[0]?.model;
  if (best === undefined) return { status: 'notIdentified', reason: 'noModel', observed, counts, models };
  const { model, N, low, high } = best;
  return { status: 'estimated', method: 'loglinear', observed, counts, models, chosen: model, N, low, high };
};

type Pair = readonly [number, number];

const [ab, ac, bc]: readonly Pair[] = [
  [0, 1],
  [0, 2],
  [1, 2],
];

/** Which pairs of sources may depend on each other. */
const terms: readonly (readonly Pair[])[] = [[], [ab!], [ac!], [bc!], [ab!, ac!], [ab!, bc!], [ac!, bc!], [ab!, ac!, bc!]];

const fitted = (pairs: readonly Pair[], counts: readonly number[], observed: number): FittedModel => {
  const letters = 'abc';
  const model = ['a', 'b', 'c', ...pairs.map(([one, other]) => `${letters[one]}:${letters[other]}`)].join('+');
  const design = histories.map((history) => {
    const seen = [...history].map(Number);
    return [1, ...seen, ...pairs.map(([one, other]) => seen[one]! * seen[other]!)];
  });
  const { up, down, vanishing } = risingDirections(design, counts);
  if (up || down) {
    const reason = up && down ? 'undetermined' : up ? 'diverges' : 'vanishes';
    return { model, identified: false, reason, N: null, se: null, low: null, high: null, aic: null };
  }
  // Cells that are fitted 0 say nothing more, and nothing is left of them in the likelihood.
  const kept = histories.flatMap((_, cell) => (vanishing.includes(cell) ? [] : [cell]));
  const { intercept, variance, logLikelihood } = poissonFit(
    kept.map((cell) => design[cell]!),
    kept.map((cell) => counts[cell]!),
  );
  const unseen = Math.exp(intercept);
  const aic = 2 * design[0]!.length - 2 * logLikelihood;
  return { model, identified: true, reason: null, ...estimateOf(observed, unseen, unseen + unseen ** 2 * variance), aic };
};
