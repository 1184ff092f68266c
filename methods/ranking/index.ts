export { type Prior, type Ranked, type Ranking, type RankingOptions, ranking, type Scored } from './ranking.ts';
