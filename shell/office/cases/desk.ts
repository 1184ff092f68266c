import type { BackupPlace } from '../backups/backup-room.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import type { DraftTable } from './draft-table.ts';

/** Names of persons lie in identity alone; anyone who is not there any more has none. */
export interface PersonNames {
  all(): Promise<ReadonlyMap<string, string>>;
}

/** What the case methods work with. */
export interface Desk {
  readonly keeper: LedgerKeeper;
  readonly names: PersonNames;
  readonly demo: boolean;
  readonly drafts: DraftTable;
  /** Where the server's backups are found; without it there are none. */
  readonly backups?: BackupPlace;
}
