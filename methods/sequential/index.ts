export { type ConstantLevel, constantLevel } from './constant-level.ts';
export {
  classicalBounds,
  conditionalPower,
  type LowerBound,
  lowerBounds,
  type Shape,
  spendingBounds,
  type TwoBounds,
} from './group-sequential.ts';
export { type Bounds, type Crossings, crossings } from './looks-at-a-mean.ts';
export { maxSprtCritical, maxSprtSignal, maxSprtUntil, type Surveillance } from './max-sprt.ts';
export { posterior, posteriorRule } from './posterior-rule.ts';
export { type Spending, spent } from './spending.ts';
export { type Errors, type PoissonPath, type ProportionTest, poissonPath, proportionTest, truncatedTest, waldThresholds } from './sprt.ts';
export { type Characteristic, characteristic, type Look, stopChance, total } from './stopping-rule.ts';
