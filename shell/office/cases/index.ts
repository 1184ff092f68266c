export { viewByCode, viewFor } from './beside.ts';
export type { Desk } from './desk.ts';
export { draftTable } from './draft-table.ts';
export { type ByCode, byCode } from './letters.ts';
export { type CaseMethods, caseMethods } from './methods.ts';
export { dropUnusedFiles } from './uploads.ts';
