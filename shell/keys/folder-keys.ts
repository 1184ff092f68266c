import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { commandMasters } from './command-masters.ts';
import { type KeyRows, keysOver } from './key-rows.ts';
import type { Keys } from './keys.ts';
import { fileMasters, type Masters } from './master-files.ts';
import { newKey, seal, unseal } from './seal.ts';

/** Thrown where the folder of the keys does not fit: in words for the operator. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

/**
 * Where the keys of a store lie: in the folder that was named, else beside the data folder (`.data-keys` for `.data`). For a server it has to
 * be named: a guess could put them on a disk that is thrown away.
 */
export const keysFolder = (of: { readonly keysDir?: string | undefined; readonly dataDir?: string | undefined }): string => {
  if (of.keysDir !== undefined) return of.keysDir;
  if (of.dataDir !== undefined) return `${of.dataDir.replace(/[\\/]+$/, '')}-keys`;
  throw new KeysUnusable('name the folder of the keys in ORDINANCE_KEYS: what is personal in the database is sealed under them');
};

/**
 * Keys in a folder of their own (mode 0700, files 0600): `keys.sqlite` with every key wrapped by the master key, and the master key in a
 * file beside it. Several processes may share the folder where its file system keeps POSIX locks.
 *
 * With a command the master key is opened by a program of the operator: the folder alone then opens nothing.
 *
 * SQLite overwrites what it deletes (`secure_delete`), and each change waits for the disk (`synchronous = full`).
 */
export const folderKeys = (folder: string, now: () => number = Date.now, command?: string): Keys =>
  keysOver(new FolderRows(folder, now, command));

const tables = `
  create table if not exists master (number integer primary key, made_at integer not null, destroyed integer not null) strict;
  create table if not exists root (id text primary key, master integer not null, wrapped blob not null) strict, without rowid;
  create table if not exists slot (id text not null, slot text not null, master integer not null, wrapped blob not null,
    primary key (id, slot)) strict, without rowid;
`;

interface Wrapped {
  readonly master: number;
  readonly wrapped: Uint8Array;
}

class FolderRows implements KeyRows {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #kept: Masters;
  readonly #masters = new Map<number, Uint8Array>();
  #version: number;

  constructor(folder: string, now: () => number, command: string | undefined) {
    this.#folder = folder;
    this.#now = now;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const file = join(folder, 'keys.sqlite');
    this.#database = new DatabaseSync(file, { timeout: 10_000 });
    this.#database.exec('pragma journal_mode = delete; pragma synchronous = full; pragma secure_delete = on');
    chmodSync(file, 0o600);
    this.#kept = this.#alone(() => (command === undefined ? fileMasters(folder) : commandMasters(folder, command)));
    this.#alone(() => {
      this.#database.exec(tables);
      this.#tidyMasters();
    });
    this.#version = this.#dataVersion();
  }

  add(ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
    return this.#alone(() => {
      const master = this.#master();
      const masterKey = this.#masterKey(master);
      const made = ids.map((id): [string, Uint8Array] => {
        const key = newKey();
        const added = this.#run(
          'insert into root (id, master, wrapped) values (?, ?, ?) on conflict do nothing',
          id,
          master,
          seal(masterKey, key, ['root', id]),
        );
        return [id, added > 0 ? key : this.root(id)!];
      });
      return new Map(made);
    });
  }

  root(id: string): Uint8Array | undefined {
    const row = this.#get<Wrapped>('select master, wrapped from root where id = ?', id);
    return row === undefined ? undefined : this.#unwrap(row, ['root', id]);
  }

  slot(id: string, slot: string): Uint8Array | undefined {
    const row = this.#get<Wrapped>('select master, wrapped from slot where id = ? and slot = ?', id, slot);
    return row === undefined ? undefined : this.#unwrap(row, ['slot', id, slot]);
  }

  replace(id: string, slots: ReadonlyMap<string, Uint8Array>): void {
    this.#alone(() => {
      for (const [slot, key] of slots) {
        const { master, wrapped } = this.#wrap(key, ['slot', id, slot]);
        this.#run('insert or replace into slot (id, slot, master, wrapped) values (?, ?, ?, ?)', id, slot, master, wrapped);
      }
      this.#drop(id);
    });
  }

  narrow(id: string, slots: ReadonlySet<string>): void {
    this.#alone(() => {
      for (const { slot } of this.#all<{ slot: string }>('select slot from slot where id = ?', id))
        if (!slots.has(slot)) this.#run('delete from slot where id = ? and slot = ?', id, slot);
    });
  }

  destroy(ids: readonly string[]): void {
    this.#alone(() => {
      for (const id of ids) {
        this.#drop(id);
        this.#run('delete from slot where id = ?', id);
      }
    });
  }

  discard(ids: readonly string[]): void {
    this.#alone(() => {
      for (const id of ids) this.#run('delete from root where id = ?', id);
    });
  }

  changed(): boolean {
    const before = this.#version;
    this.#version = this.#dataVersion();
    return before !== this.#version;
  }

  rotate(): { readonly master: number; readonly wrapped: number } {
    const done = this.#alone(() => {
      const before = this.#master();
      const master = this.#kept.make(before + 1);
      this.#masters.set(before + 1, master);
      this.#run('insert into master (number, made_at, destroyed) values (?, ?, 0)', before + 1, this.#now());
      let wrapped = 0;
      for (const { id, ...row } of this.#all<Wrapped & { id: string }>('select id, master, wrapped from root')) {
        const again = this.#wrap(this.#unwrap(row, ['root', id]), ['root', id]);
        this.#run('update root set master = ?, wrapped = ? where id = ?', again.master, again.wrapped, id);
        wrapped += 1;
      }
      for (const { id, slot, ...row } of this.#all<Wrapped & { id: string; slot: string }>('select id, slot, master, wrapped from slot')) {
        const again = this.#wrap(this.#unwrap(row, ['slot', id, slot]), ['slot', id, slot]);
        this.#run('update slot set master = ?, wrapped = ? where id = ? and slot = ?', again.master, again.wrapped, id, slot);
        wrapped += 1;
      }
      this.#run('delete from master where number <= ?', before);
      return { master: before + 1, wrapped };
    });
    // Only now is nothing wrapped by the old one any more.
    this.#alone(() => this.#tidyMasters());
    return done;
  }

  status() {
    const master = this.#get<{ number: number; made_at: number; destroyed: number }>('select * from master order by number desc limit 1')!;
    return {
      place: this.#folder,
      master: master.number,
      masterMadeAt: master.made_at,
      roots: this.#get<{ n: number }>('select count(*) as n from root')!.n,
      slots: this.#get<{ n: number }>('select count(*) as n from slot')!.n,
      destroyed: master.destroyed,
    };
  }

  copyTo(folder: string): void {
    if (existsSync(folder)) throw new KeysUnusable(`${folder} is there already: name a folder that is not`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'keys.sqlite');
    // Rows and their master in one transaction's view: a rotation between the two would leave a copy that opens nothing.
    const number = this.#master();
    const master = this.#masterKey(number);
    this.#database.prepare('vacuum into ?').run(file);
    chmodSync(file, 0o600);
    this.#kept.in(folder).make(number, master);
    if (this.#master() !== number) throw new KeysUnusable('the master key was rotated meanwhile: delete the copy and copy again');
  }

  close(): void {
    for (const master of this.#masters.values()) master.fill(0);
    this.#masters.clear();
    this.#prepared.clear();
    this.#database.close();
  }

  #drop(id: string): void {
    if (this.#run('delete from root where id = ?', id) > 0) this.#run('update master set destroyed = destroyed + 1');
  }

  #wrap(key: Uint8Array, about: readonly string[]): Wrapped {
    const master = this.#master();
    return { master, wrapped: seal(this.#masterKey(master), key, about) };
  }

  #unwrap({ master, wrapped }: Wrapped, about: readonly string[]): Uint8Array {
    return Uint8Array.from(unseal(this.#masterKey(master), wrapped, about));
  }

  #master(): number {
    return this.#get<{ number: number }>('select max(number) as number from master')!.number;
  }

  #masterKey(number: number): Uint8Array {
    const known = this.#masters.get(number) ?? this.#kept.read(number);
    if (known === undefined)
      throw new KeysUnusable(`the master key ${number} is missing in ${this.#folder}: put the folder back as it was copied, whole`);
    this.#masters.set(number, known);
    return known;
  }

  /** A rotation that was killed leaves a master that wraps nothing, or the old one: neither may stay. */
  #tidyMasters(): void {
    const rows = this.#all<{ number: number }>('select number from master').map(({ number }) => number);
    if (rows.length === 0) {
      this.#kept.make(1);
      this.#run('insert into master (number, made_at, destroyed) values (1, ?, 0)', this.#now());
      rows.push(1);
    }
    for (const number of this.#kept.numbers())
      if (!rows.includes(number)) {
        this.#kept.destroy(number);
        this.#masters.get(number)?.fill(0);
        this.#masters.delete(number);
      }
  }

  /** One process at a time: nobody may tidy up a master that another one is just making. */
  #alone<T>(work: () => T): T {
    this.#database.exec('begin exclusive');
    try {
      const done = work();
      this.#database.exec('commit');
      return done;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
  }

  #dataVersion(): number {
    return this.#get<{ data_version: number }>('pragma data_version')!.data_version;
  }

  #statement(sql: string): StatementSync {
    const kept = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, kept);
    return kept;
  }

  #run(sql: string, ...values: (string | number | Uint8Array)[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  #get<Row>(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  #all<Row>(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }
}
