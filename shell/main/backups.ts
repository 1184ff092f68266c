import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolderOf, type Config, scheduledKeyOf } from '#shell/config';
import type { ReadyPart } from '#shell/http';
import { type BackupKey, BackupUnusable, type Store } from '#shell/ledger';
import type { Log } from '#shell/log';
import type { BackupFault, BackupKept, BackupRoom, BackupWork, OpenedOffice } from '#shell/office';
import { readRehearsals, writeRehearsal } from './rehearsals.ts';
import { rehearseApart } from './rehearse-apart.ts';
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
  /** How a restore is rehearsed; in a thread of its own, if left out. */
  readonly rehearse?: typeof rehearseApart;
}

/** A lock that is older was left by a server that died. */
const lockLapsesMs = 6 * 3_600_000;

/**
 * Backups that make themselves: into one folder, sealed, each read back before it counts, the outdated ones removed. Several servers may
 * share the folder; one of them makes each backup.
 */
export class Backups implements BackupRoom {
  readonly #with: BackupsOptions;
  readonly #now: () => number;
  #doing: ReturnType<BackupRoom['doing']>;
  #failed: ReturnType<BackupRoom['failed']>;
  #work: Promise<unknown> = Promise.resolve();

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
    const lock = this.#doing === undefined ? this.#lock() : undefined;
    return lock === undefined ? 0 : this.#under(lock, { what: 'backup', since: this.#now() }, () => this.#make());
  }

  get everyMs(): number {
    return this.#with.everyMs;
  }

  get keep(): Retention {
    return this.#with.keep;
  }

  now(): number {
    return this.#now();
  }

  list(): readonly BackupKept[] {
    const rehearsed = readRehearsals(this.#with.folder);
    return this.#times()
      .toReversed()
      .flatMap((time) => {
        // Another server may be taking it away.
        const found = statSync(join(this.#with.folder, nameAt(time)), { throwIfNoEntry: false });
        return found === undefined ? [] : [{ time, bytes: found.size, rehearsed: rehearsed.get(time) }];
      });
  }

  nextDue(): number {
    const last = this.#times().at(-1);
    return last === undefined ? this.#now() : Math.max(this.#now(), Date.parse(last) + this.#with.everyMs);
  }

  doing(): ReturnType<BackupRoom['doing']> {
    return this.#doing;
  }

  failed(): ReturnType<BackupRoom['failed']> {
    return this.#failed;
  }

  begin(): boolean {
    const lock = this.#doing === undefined ? this.#lock() : undefined;
    if (lock === undefined) return false;
    this.#begin(this.#under(lock, { what: 'backup', since: this.#now() }, () => this.#make()));
    return true;
  }

  beginRehearsal(time: string): boolean | undefined {
    if (!this.#times().includes(time)) return undefined;
    const lock = this.#doing === undefined ? this.#lock() : undefined;
    if (lock === undefined) return false;
    this.#begin(this.#under(lock, { what: 'rehearsal', since: this.#now(), of: time }, () => this.#rehearse(time)));
    return true;
  }

  /** Until what was begun has ended, well or not. */
  async settled(): Promise<void> {
    await this.#work;
  }

  // What went wrong is kept for the page, and told in the log; nobody waits for it.
  #begin(work: Promise<unknown>): void {
    this.#work = work.catch((error: unknown) => this.#with.log.error({ err: error }, 'a backup that was asked for did not succeed'));
  }

  async #under<T>(
    lock: number,
    doing: { readonly what: BackupWork; readonly since: number; readonly of?: string },
    work: () => Promise<T>,
  ): Promise<T> {
    this.#doing = doing;
    try {
      const done = await work();
      if (this.#failed?.what === doing.what) this.#failed = undefined;
      return done;
    } catch (error) {
      this.#failed = { what: doing.what, at: this.#now(), why: faultOf(error) };
      throw error;
    } finally {
      this.#doing = undefined;
      closeSync(lock);
      rmSync(join(this.#with.folder, lockName), { force: true });
    }
  }

  async #rehearse(time: string): Promise<void> {
    const { folder, key, log, rehearse = rehearseApart } = this.#with;
    const { ok, events, why, message } = await rehearse(join(folder, nameAt(time)), key);
    writeRehearsal(folder, time, { at: this.#now(), ok, events, why }, this.#times());
    if (ok) log.info({ events }, 'the restore of a backup was rehearsed');
    else log.error({ err: new Error(message ?? why) }, 'the rehearsal of a restore failed');
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

/** Where the disk is full, an operator can help; of anything else the log knows more. */
const faultOf = (error: unknown): BackupFault => {
  if (error instanceof BackupUnusable) return error.trouble;
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC' ? 'noRoom' : 'fault';
};

const lockName = 'backup.lock';

const nameAt = (time: string): string => `ordinance-${time.replaceAll(':', '-')}.backup`;

const timeIn = (name: string): string | undefined => {
  const found = /^ordinance-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.backup$/.exec(name);
  return found === null ? undefined : `${found[1]}${found[2]}:${found[3]}:${found[4]}Z`;
};
