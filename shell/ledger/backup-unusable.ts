/** Why a backup cannot be used here. */
export type BackupTrouble =
  | 'notABackup'
  | 'noKey'
  | 'otherKey'
  | 'altered'
  | 'truncated'
  | 'newerVersion'
  | 'otherProgram'
  | 'otherCity'
  | 'storeNotEmpty';

/** A backup that cannot be used: in words for the operator. Nothing was changed. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
  readonly trouble: BackupTrouble;

  constructor(trouble: BackupTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}
