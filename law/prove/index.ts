export * from './charts/index.ts';
export { brokenPromises, checkedPack } from './check-pack.ts';
export * from './diff/index.ts';
export * from './paths/index.ts';
export { type Kept, type Proofs, proveAgain } from './prove-again.ts';
export * from './replay/index.ts';
export { promiseAssumes } from './sentence/assumptions.ts';
export { promiseSentence } from './sentence/promise-sentence.ts';
export * from './tables/index.ts';
export * from './time/index.ts';
export { daysInWords } from './within/within-promise.ts';
export {
  checkPackProcedureByCases,
  type LongPlayed,
  type PackProcedureWitnessed,
  type PackWitnessed,
  type PromiseWitnessed,
  proveAgainByCases,
  provePackByCases,
  type TimePlayed,
} from './witnessed.ts';
