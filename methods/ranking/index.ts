export type { Prior } from './posterior.ts';
export { type Ranked, type Ranking, type RankingOptions, ranking, type Scored } from './ranking.ts';
