export { checkTransitions } from './check-transitions.ts';
export { coverage } from './coverage.ts';
export { type Loaded, loadPack } from './load.ts';
export type * from './model.ts';
export { type OpenTerm, openTerms } from './open-terms.ts';
export { schemas } from './schema.ts';
