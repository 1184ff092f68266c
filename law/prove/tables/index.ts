export { checkTable } from './check.ts';
export { diffTables } from './diff.ts';
export {
  type AlwaysPromise,
  type Checkable,
  type Limits,
  type MonotonePromise,
  type Outcome,
  type Points,
  type Region,
  type TableChange,
  type TableCheck,
  type TableDiff,
  type TableExample,
  type TableFinding,
  type TablePromise,
  usualLimits,
} from './model.ts';
export { checkPackTable } from './pack.ts';
export { isAmendment, readAmendment, readCheckable } from './read.ts';
export { type UnknownInput, unknownInputs } from './unknown-inputs.ts';
