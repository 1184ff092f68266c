export { type Checked, checkReceipt, type Digest } from './check.ts';
export { canonical, type Json, readJson } from './json.ts';
export { decideTable, type TableAnswer } from './table.ts';
export { type LawText, readLaw, textDigest } from './text.ts';
