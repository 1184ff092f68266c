import type { CaseFile, Files, World } from '#law/case';
import type { Register } from '#law/pack';
import type { RegisterRow } from '#shell/registers';
import type { Behind } from './counts.ts';
import type { LawNow } from './desk.ts';

/** All that a page is made of; the cases around the row as they stand on this day. */
export interface Product {
  readonly law: LawNow;
  readonly register: Register;
  readonly row: RegisterRow;
  readonly behind: Behind | undefined;
  readonly world: World;
  readonly files: Files;
  readonly file: CaseFile;
  readonly versions: readonly RegisterRow[];
  readonly reported: readonly ReportedRow[];
}

/** A row of another register about this one: an incident or a warning. */
export interface ReportedRow {
  readonly register: Register;
  readonly row: RegisterRow;
  readonly behind: Behind | undefined;
}
