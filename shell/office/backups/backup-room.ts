import type { BackupTrouble } from '#shell/ledger';

export type BackupWork = 'backup' | 'rehearsal';

/** Why something did not succeed: as a backup that cannot be used says it, or a fault of the machine, which stands in the log. */
export type BackupFault = BackupTrouble | 'differs' | 'noRoom' | 'fault';

export interface Rehearsed {
  readonly at: number;
  readonly ok: boolean;
  /** Events that came back. */
  readonly events?: number | undefined;
  readonly why?: BackupFault | undefined;
}

export interface BackupKept {
  /** When it was made: ISO 8601, UTC, to the second. */
  readonly time: string;
  readonly bytes: number;
  readonly rehearsed?: Rehearsed | undefined;
}

/** The backups of one city, as its office looks at them. */
export interface BackupRoom {
  readonly everyMs: number;
  readonly keep: { readonly daily: number; readonly weekly: number; readonly monthly: number };
  /** The wall clock: backups do not go by the clock of the office. */
  now(): number;
  /** The newest first. */
  list(): readonly BackupKept[];
  /** Milliseconds since 1970. */
  nextDue(): number;
  doing(): { readonly what: BackupWork; readonly since: number; readonly of?: string | undefined } | undefined;
  failed(): { readonly what: BackupWork; readonly at: number; readonly why: BackupFault } | undefined;
  /** Begins to make one; `false` where something is under way, here or at another server. */
  begin(): boolean;
  /** Begins the rehearsal of a restore; `undefined` where there is no such backup. */
  beginRehearsal(time: string): boolean | undefined;
}

/** Where the room is found once the server has opened it: the office is open before. */
export class BackupPlace {
  room: BackupRoom | undefined;
}
