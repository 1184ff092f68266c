import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolderOf, type Config, scheduledKeyOf } from '#shell/config';
import type { ReadyPart } from '#shell/http';
import type { BackupKey, Store } from '#shell/ledger';
import type { Log } from '#shell/log';
import type { OpenedOffice } from '#shell/office';
import { outdated, type Retention } from './retention.ts';
import type { Job } from './rounds.ts';

/** The backups that the configuration asks for; `undefined` where it names no folder. */
export const scheduledBackups = (office: OpenedOffice, config: Config, log: Log): Backups | undefined => {
  const { everyHours, keepDaily, keepWeekly, keepMonthly } = config.backups;
  const folder = backupFolderOf(config);
  if (folder === undefined) return undefined;
  const keep = { daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly };
  return new Backups({ store: office.store, folder, everyMs: everyHours * 3_600_000, keep, key: scheduledKeyOf(config), log });
};

export interface BackupsOptions {
  readonly store: Pick<Store, 'backup'>;
  readonly folder: string;
  readonly everyMs: number;
  readonly keep: Retention;
  readonly key: BackupKey;
  readonly log: Log;
  /** The wall clock: a time machine moves no backup. */
  readonly now?: () => number;
}

/** A lock that is older was left by a server that died. */
const lockLapsesMs = 6 * 3_600_000;

/**
 * Backups that make themselves: into one folder, sealed, each read back before it counts, the outdated ones removed. Several servers may
 * share the folder; one of them makes each backup.
 */
export class Backups {
  readonly #with: BackupsOptions;
  readonly #now: () => number;

  constructor(options: BackupsOptions) {
    this.#with = options;
    this.#now = options.now ?? Date.now;
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  }

  jobs(): readonly Job[] {
    return [{ name: 'backup', everyMs: 60_000, run: () => this.runIfDue() }];
  }

  /** Makes one if the last is old enough. Answers how many were made. */
  async runIfDue(): Promise<number> {
    const last = this.#times().at(-1);
    if (last !== undefined && this.#now() - Date.parse(last) < this.#with.everyMs) return 0;
    const lock = this.#lock();
    if (lock === undefined) return 0;
    try {
      return await this.#make();
    } finally {
      closeSync(lock);
      rmSync(join(this.#with.folder, lockName), { force: true });
    }
  }

  /** When the last was made. One that is late makes no server useless, so it never says "not ready". */
  async status(): Promise<ReadyPart> {
    const last = this.#times().at(-1);
    if (last === undefined) return { ok: true, why: 'none yet' };
    const late = this.#now() - Date.parse(last) > 2 * this.#with.everyMs;
    return { ok: true, last, ...(late && { why: 'late' }) };
  }

  async #make(): Promise<number> {
    const { folder, store, key, keep, log } = this.#with;
    const at = `${new Date(this.#now()).toISOString().slice(0, 19)}Z`;
    const file = join(folder, nameAt(at));
    const { events, rows } = await store.backup(file, at, key);
    const gone = outdated(this.#times(), keep);
    for (const time of gone) rmSync(join(folder, nameAt(time)), { force: true });
    log.info({ events, rows, bytes: statSync(file).size, kept: this.#times().length, removed: gone.length }, 'backup made and read back');
    return 1;
  }

  #times(): readonly string[] {
    return readdirSync(this.#with.folder)
      .flatMap((name) => timeIn(name) ?? [])
      .toSorted();
  }

  #lock(): number | undefined {
    const file = join(this.#with.folder, lockName);
    try {
      return openSync(file, 'wx', 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > lockLapsesMs) rmSync(file, { force: true });
      return undefined;
    }
  }
}

const lockName = 'backup.lock';

const nameAt = (time: string): string => `ordinance-${time.replaceAll(':', '-')}.backup`;

const timeIn = (name: string): string | undefined => {
  const found = /^ordinance-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.backup$/.exec(name);
  return found === null ? undefined : `${found[1]}${found[2]}:${found[3]}:${found[4]}Z`;
};
