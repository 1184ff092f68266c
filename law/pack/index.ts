export { checkTransitions } from './check-transitions.ts';
export { coverage } from './coverage.ts';
export { type PowerKind, powerKinds } from './keys-powers.ts';
export { type Loaded, loadPack } from './load.ts';
export type * from './model.ts';
export { type OpenTerm, openTerms } from './open-terms.ts';
export { powerFindings } from './read-powers.ts';
export {
  actingOffices,
  actsIn,
  factReadersIn,
  isPersonal,
  officialsOf,
  readersIn,
  reviewersOf,
  rolesOf,
  walledOffices,
} from './reading.ts';
export { schemas } from './schema.ts';
