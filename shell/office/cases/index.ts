export { viewByCode, viewFor } from './beside.ts';
export type { Desk, PersonNames } from './desk.ts';
export { type DraftTable, draftTable } from './draft-table.ts';
export { type CaseMethods, caseMethods } from './methods.ts';
export { isAdminRole } from './people.ts';
