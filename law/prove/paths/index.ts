export { type Depends, dependsOn } from './depends-on.ts';
export { checkPackProcedure, type PackFinding, type PackProcedureChecked } from './findings.ts';
export { type Forbidden, forbiddenBy } from './forbids.ts';
export type { Path, PathMove } from './path.ts';
export { type PackProved, type PromiseProved, provePack, totalBudget } from './prove-pack.ts';
export { type Given, type Standing, whereGiven } from './where-given.ts';
