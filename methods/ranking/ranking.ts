import { gaussianModel } from './gaussian-model.ts';
import { type Prior, posteriorNodes } from './posterior.ts';
import { rankIntervals } from './rank-intervals.ts';

export interface Scored {
  readonly scale: { readonly low: number; readonly high: number };
  readonly better: 'higher' | 'lower';
  /** Whether a reviewer's severity is one effect (`j`), or one that also varies from proposal to proposal (`ij`). */
  readonly reviewerEffect: 'ij' | 'j';
  readonly prior: Prior;
  readonly proposals: readonly string[];
  readonly scores: readonly (readonly [proposal: string, reviewer: string, score: number])[];
}

export interface Ranked {
  readonly proposal: string;
  /** Posterior mean of how far it stands above the overall mean, on the score's scale and sign. */
  readonly theta: number;
  /** Expected rank: 1 + the chances that each other proposal is better. */
  readonly er: number;
  /** 100 (er - 0.5) / n. */
  readonly pcer: number;
  /** Equal-tailed intervals of the rank with 50 % and 90 %. */
  readonly rank50?: readonly [number, number];
  readonly rank90?: readonly [number, number];
}

export type Ranking =
  | { readonly status: 'refused'; readonly code: 'duplicateScore' | 'outOfScale'; readonly proposal: string; readonly reviewer: string }
  | { readonly status: 'tooFew'; readonly of: 'proposals' | 'reviewers' }
  | {
      readonly status: 'ranked' | 'allTied';
      readonly overallMean: number;
      readonly unscored: readonly string[];
      /** In the order of the proposals, without those that have no score. */
      readonly ranking: readonly Ranked[];
    };

export interface RankingOptions {
  /** Draws for the intervals of ranks; theta and er need none. 60,000. */
  readonly draws?: number;
  /** Of the generator of these draws. 1. */
  readonly seed?: number;
}

/**
 * Ranks proposals by reviewers' scores with the uncertainty of the rank: the hierarchical model of Heyard, Ott, Salanti and
 * Egger (2022, Statistics and Public Policy 9:110). Given the three standard deviations everything is Gaussian, so theta and
 * er are found by quadrature (to about 1e-5), and only intervals of ranks need draws.
 */
export const ranking = (scored: Scored, { draws = 60_000, seed = 1 }: RankingOptions = {}): Ranking => {
  const refused = refusedFor(scored);
  if (refused !== undefined) return refused;
  const withScore = new Set(scored.scores.map(([proposal]) => proposal));
  const proposals = scored.proposals.filter((name) => withScore.has(name));
  const reviewers = [...new Set(scored.scores.map(([, reviewer]) => reviewer))];
  if (proposals.length < 2) return { status: 'tooFew', of: 'proposals' };
  if (reviewers.length < 2) return { status: 'tooFew', of: 'reviewers' };
  const means = proposals.map((name) => mean(scored.scores.flatMap(([proposal, , score]) => (proposal === name ? [score] : []))));
  const told = { overallMean: mean(means), unscored: scored.proposals.filter((name) => !withScore.has(name)) };
  const n = proposals.length;
  if (scored.scores.every(([, , score]) => score === scored.scores[0]![2])) {
    return { status: 'allTied', ...told, ranking: proposals.map((proposal) => ({ proposal, theta: 0, er: (n + 1) / 2, pcer: 50 })) };
  }
  const model = gaussianModel({
    proposals: n,
    reviewers: reviewers.length,
    scores: scored.scores.map(([proposal, reviewer, score]) => ({
      proposal: proposals.indexOf(proposal),
      reviewer: reviewers.indexOf(reviewer),
      value: score - told.overallMean,
    })),
  });
  const nodes = posteriorNodes(model, scored.prior, scored.reviewerEffect);
  const sign = scored.better === 'higher' ? 1 : -1;
  const theta = new Float64Array(n);
  const er = new Float64Array(n).fill(1);
  for (const { weight, at } of nodes) {
    const given = model.given(at);
    for (let i = 0; i < n; i += 1) theta[i]! += weight * given.theta[i]!;
    given.addBetter(sign, weight, er);
  }
  const intervals = rankIntervals(model, nodes, sign, draws, seed);
  return {
    status: 'ranked',
    ...told,
    ranking: proposals.map((proposal, i) => ({
      proposal,
      theta: theta[i]!,
      er: er[i]!,
      pcer: (100 * (er[i]! - 0.5)) / n,
      rank50: intervals[i]!.rank50,
      rank90: intervals[i]!.rank90,
    })),
  };
};

const refusedFor = ({ scores, scale }: Scored): Extract<Ranking, { readonly status: 'refused' }> | undefined => {
  const seen = new Set<string>();
  for (const [proposal, reviewer, score] of scores) {
    const pair = JSON.stringify([proposal, reviewer]);
    if (seen.has(pair)) return { status: 'refused', code: 'duplicateScore', proposal, reviewer };
    if (!(score >= scale.low && score <= scale.high)) return { status: 'refused', code: 'outOfScale', proposal, reviewer };
    seen.add(pair);
  }
  return undefined;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
