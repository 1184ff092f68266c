export * from './charts/index.ts';
export { brokenPromises, checkedPack } from './check-pack.ts';
export * from './diff/index.ts';
export * from './paths/index.ts';
export { type Kept, type Proofs, proveAgain } from './prove-again.ts';
export * from './replay/index.ts';
export * from './tables/index.ts';
export * from './time/index.ts';
export {
  checkPackProcedureByCases,
  type PackProcedureWitnessed,
  type PackWitnessed,
  type PromiseWitnessed,
  proveAgainByCases,
  provePackByCases,
} from './witnessed.ts';
