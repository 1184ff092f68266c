import type { GaussianModel } from './gaussian-model.ts';
import { normals } from './normals.ts';
import type { Node } from './posterior.ts';

export interface RankIntervals {
  readonly rank50: readonly [number, number];
  readonly rank90: readonly [number, number];
}

/**
 * Equal-tailed intervals of the posterior of each rank: the smallest r with P(rank <= r) at least 0.25 and 0.75, 0.05 and 0.95. Points
 * of the posterior get draws by their weight, evenly spread, so that they add hardly any error of their own.
 */
export const rankIntervals = (
  model: GaussianModel,
  nodes: readonly Node[],
  sign: number,
  draws: number,
  seed: number,
): readonly RankIntervals[] => {
  const n = model.proposals;
  const counts = new Float64Array(n * n);
  const next = normals(seed);
  const drawn = new Float64Array(n + model.reviewers);
  const theta = new Float64Array(n);
  const order = Array.from({ length: n }, (_, i) => i);
  let reached = 0;
  let given = 0;
  for (const { at, weight } of nodes) {
    reached += weight;
    const upTo = Math.min(draws, Math.round(reached * draws));
    if (upTo === given) continue;
    const known = model.given(at);
    for (; given < upTo; given += 1) {
      for (let k = 0; k < drawn.length; k += 1) drawn[k] = next();
      known.draw(drawn, theta);
      order.sort((a, b) => sign * (theta[b]! - theta[a]!));
      for (let rank = 0; rank < n; rank += 1) counts[order[rank]! * n + rank]! += 1;
    }
  }
  return Array.from({ length: n }, (_, i) => {
    const quantile = (level: number): number => {
      let sum = 0;
      for (let rank = 0; rank < n; rank += 1) {
        sum += counts[i * n + rank]!;
        if (sum >= level * given) return rank + 1;
      }
      return n;
    };
    return { rank50: [quantile(0.25), quantile(0.75)], rank90: [quantile(0.05), quantile(0.95)] };
  });
};
