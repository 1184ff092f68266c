export { type Depends, dependsOn } from './depends-on.ts';
export { checkPackProcedure, type PackFinding, type PackProcedureChecked } from './findings.ts';
export type { Path, PathMove } from './path.ts';
export { type PackProved, type PromiseProved, provePack, totalBudget } from './prove-pack.ts';
