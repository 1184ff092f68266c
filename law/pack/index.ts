export { checkTransitions } from './check-transitions.ts';
export { type ArticleCovered, type Coverage, coverage } from './coverage.ts';
export { type Loaded, loadPack } from './load.ts';
export type * from './model.ts';
export { engineRefusals, sittingOrders } from './refusals.ts';
export { type JsonSchema, schemas } from './schema.ts';
