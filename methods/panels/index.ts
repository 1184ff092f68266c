export type { Conflict, ConflictKind, ConflictRules, Panel, RejectedWaiver, Reviewed, Reviewer, Waiver } from './conflicts.ts';
export { kinds as conflictKinds } from './conflicts.ts';
export { type Expertise, type Staffed, staff } from './staff.ts';
