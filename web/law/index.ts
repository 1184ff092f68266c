export { ArticleCoverage, type ArticleSquare, ArticleSquares, type Chapter, type Coverage, CoverageLegend } from './article-coverage.tsx';
export {
  ArticleLabels,
  ArticleMark,
  articleHref,
  BasisList,
  type Mark,
  Marks,
  MarksLegend,
  type Standing,
  StandingMark,
  StandingShape,
} from './article-mark.tsx';
export { Counterexample, type CounterexampleProps } from './counterexample.tsx';
export { DecisionTable, type FiredTable } from './decision-table.tsx';
export { Letter, type LetterProps, Own } from './letter.tsx';
export { MatrixKey, type MatrixRowShown, OrderMatrix, type OrderMatrixProps } from './order-matrix.tsx';
export { PromiseList, type PromiseShown, PromisesLink } from './promise-list.tsx';
export { Redline } from './redline.tsx';
export { RuledLine } from './ruled-line.tsx';
export { isRiskTier, type Ranked, RiskTier, Tier, TierInFull } from './tier.tsx';
export { type Clause, ClauseByClause, Gist, type Running, WhatRunsIt } from './what-runs-it.tsx';
export { type Answer as WhyAnswer, Because, type Change, Changes, type Line, Why } from './why.tsx';
