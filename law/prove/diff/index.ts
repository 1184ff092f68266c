export type { CaseGiven } from './case-changes.ts';
export type { ElementChange } from './element-changes.ts';
export { type OtherChange, type OtherKind, otherChanges } from './other-changes.ts';
export { diffPacks, type PackDiff, type TableChanged } from './pack-diff.ts';
