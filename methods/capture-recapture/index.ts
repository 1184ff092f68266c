export { type ChapmanResult, chapman, type Estimate } from './chapman.ts';
export { type FittedModel, histories, type LogLinearResult, logLinear } from './log-linear.ts';
