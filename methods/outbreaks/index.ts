export { type Baseline, type BaselineShape, baselineOf } from './baseline.ts';
export { type CusumOptions, type CusumPoint, cusum, type Transform } from './cusum.ts';
export { type EarsOptions, type EarsPoint, ears } from './ears.ts';
export {
  type FarringtonOptions,
  farringtonDefaults,
  farringtonFlexible,
  type Judgement,
} from './farrington-flexible.ts';
export { type Foretold, type GammaPoissonOptions, gammaPoisson } from './gamma-poisson.ts';
export type { Judged } from './judged.ts';
export { casesToAlarm, type LikelihoodRatioOptions, type LikelihoodRatioPoint, likelihoodRatio } from './likelihood-ratio.ts';
export { type NeverSeen, neverSeen } from './never-seen.ts';
export { seasonalMeans } from './seasonal-mean.ts';
export type { Weekly } from './weekly.ts';
