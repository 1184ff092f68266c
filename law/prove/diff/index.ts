export type { CaseGiven } from './case-changes.ts';
export { diffPacks, type PackDiff } from './pack-diff.ts';
