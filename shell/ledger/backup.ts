import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { canonicalJson } from '#law/ground';
import {
  type AppliedMigration,
  appliedMigrations,
  applyMissing,
  type Database,
  inline,
  ownMigrationDigests,
  type Queries,
  readJson,
  rebuildTables,
  statement,
} from '#shell/db';
import type { BackupKey } from './backup-key.ts';
import { BackupUnusable } from './backup-unusable.ts';
import { programVersion } from './program-version.ts';
import { opening, sealedMagic, sealing } from './sealed-file.ts';

/**
 * One file of gzipped JSON lines: a header, every row of every table, and a last line with the counts and the SHA-256 of all lines before it;
 * sealed as a whole under the backup key, where one is given. The keys of personal facts are not in it.
 */
export interface BackupDone {
  readonly rows: number;
  readonly events: number;
  readonly digest: string;
}

/** What a backup says of itself. */
export interface BackupHeader {
  /** When it was made. */
  readonly at: string;
  /** Of the program that made it; one from before versions were written has none. */
  readonly version?: string;
  /** Which store it is of. */
  readonly city?: string;
  readonly sealed: boolean;
  readonly migrations: readonly AppliedMigration[];
}

export interface BackupRead extends BackupDone {
  readonly header: BackupHeader;
}

const tables = statement(import.meta.url, './backup-tables.sql', { prepared: false });
const fetch = inline('fetch 500 from rows');
const close = inline('close rows');
const restoreRows = inline('select restore_rows($1, $2::json) as added');
const restoreSequences = inline('select restore_sequences()');
const hasSettings = inline("select to_regclass('setting') is not null as has");
const cityOf = inline("select value #>> '{}' as city from setting where name = 'city'");

/**
 * Writes the store to a file, reads it back, and only then gives it its name.
 * @param at when, by the store's clock (ISO 8601)
 * @param key seals the file; without it anybody who has the file reads it
 */
export const backup = async (database: Database, file: string, at: string, key?: BackupKey): Promise<BackupDone> => {
  const digest = createHash('sha256');
  const counts: Record<string, number> = {};
  const done = (): BackupDone => {
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { rows, events: counts['event'] ?? 0, digest: digest.copy().digest('hex') };
  };
  const draft = `${file}.part`;
  try {
    await database.transaction(
      async (tx) => {
        async function* lines(): AsyncGenerator<string> {
          const line = (text: string): string => {
            digest.update(`${text}\n`);
            return `${text}\n`;
          };
          // A store from before the settings is backed up before it is upgraded.
          const [has] = await tx.query<{ has: boolean }>(hasSettings);
          const [named] = has!.has ? await tx.query<{ city: string }>(cityOf) : [];
          const head = {
            ordinance: 1,
            at,
            version: programVersion,
            ...(named && { city: named.city }),
            migrations: await appliedMigrations(tx),
          };
          yield line(canonicalJson(head));
          for (const { name } of await tablesInOrder(tx)) {
            counts[name] = 0;
            for await (const row of rowsOf(tx, name)) {
              counts[name] += 1;
              yield line(`{"table":${JSON.stringify(name)},"row":${row}}`);
            }
          }
          const { digest: sum } = done();
          yield `${canonicalJson({ end: true, counts, digest: sum })}\n`;
        }
        const out = createWriteStream(draft, { mode: 0o600, flush: true });
        if (key === undefined) await pipeline(Readable.from(lines()), createGzip(), out);
        else await pipeline(Readable.from(lines()), createGzip(), sealing(key), out);
      },
      { snapshot: true, long: true },
    );
    const { digest: written } = await readBackup(draft, key);
    if (written !== done().digest) throw new Error(`${draft} does not read as it was written: the disk is not to be trusted`);
    // Anyone who sees the file under its name sees all of it.
    await rename(draft, file);
    return done();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/**
 * Into an empty store, all of it or nothing. The file is read through once before a row is written. One of an earlier version goes into the
 * tables of that version, which are then brought up to date, as an upgrade does it.
 * @param city refuses the backup of another store
 */
export const restore = async (database: Database, file: string, key?: BackupKey, city?: string): Promise<BackupRead> => {
  const read = await readBackup(file, key);
  const { header } = read;
  if (city !== undefined && header.city !== city)
    throw new BackupUnusable('otherCity', `${file} is of the store ${header.city ?? 'without a name'}, not of ${city}`);
  const level = levelOf(file, header);
  await database.transaction(
    async (tx) => {
      for (const { name } of await tablesInOrder(tx)) {
        const some = await tx.query(inline(`select 1 from ${quoted(name)} limit 1`));
        if (some.length > 0)
          throw new BackupUnusable(
            'storeNotEmpty',
            `the store is not empty (${name} has rows): restore into a new data folder or database`,
          );
      }
      if (level === 'earlier') await rebuildTables(tx, header.migrations);
      await putRows(tx, file, key);
      if (level === 'earlier') await applyMissing(tx);
      await tx.query(restoreSequences);
    },
    { long: true },
  );
  return read;
};

/** Whether the tables of a backup are ours, earlier ones of ours, or none that this program knows. */
const levelOf = (file: string, { version = 'unknown', migrations }: BackupHeader): 'same' | 'earlier' => {
  const known = new Map(ownMigrationDigests().map(({ number, digest }) => [number, digest]));
  const newer = migrations.filter(({ number }) => !known.has(number));
  if (newer.length > 0)
    throw new BackupUnusable(
      'newerVersion',
      `${file} was made by a newer version of this program (${version}; its tables have ${newer.map(({ number }) => number).join(', ')}, this is ${programVersion}): restore it with that version or a later one`,
    );
  const other = migrations.find(({ number, digest }) => known.get(number) !== digest);
  if (other !== undefined)
    throw new BackupUnusable('otherProgram', `${file} was made by another program: its migration ${other.number} is not the one of ours`);
  return migrations.length === known.size ? 'same' : 'earlier';
};

const putRows = async (tx: Queries, file: string, key: BackupKey | undefined): Promise<void> => {
  const takes = new Set((await tx.query<Table>(tables)).map(({ name }) => name));
  let name = '';
  let rows: string[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length > 0 && takes.has(name)) await tx.query(restoreRows, [name, `[${rows.join(',')}]`]);
    rows = [];
  };
  for await (const line of linesOf(file, key)) {
    const start = /^\{"table":"([^"]+)","row":/.exec(line);
    if (start === null) continue;
    if (start[1] !== name || rows.length >= 500) await flush();
    name = start[1]!;
    rows.push(line.slice(start[0].length, -1));
  }
  await flush();
};

/** Reads a backup through, whole: what it says of itself, and that it is as it was written. Touches no store. */
export const readBackup = async (file: string, key?: BackupKey): Promise<BackupRead> => {
  const digest = createHash('sha256');
  let first: Header | undefined;
  let rows = 0;
  let events = 0;
  for await (const line of linesOf(file, key)) {
    if (line.startsWith('{"counts":') && line.includes('"end":true')) {
      const sum = digest.digest('hex');
      const { digest: told } = readJson(line) as { readonly digest: string };
      if (sum !== told || first === undefined)
        throw new BackupUnusable('altered', `${file} is damaged: its digest is not the one it names`);
      const { at, version, city, migrations } = first;
      const header = { at, ...(version && { version }), ...(city && { city }), sealed: await isSealed(file), migrations };
      return { header, rows, events, digest: sum };
    }
    digest.update(`${line}\n`);
    if (first === undefined) first = readHeader(file, line);
    else rows += 1;
    if (line.startsWith('{"table":"event",')) events += 1;
  }
  throw new BackupUnusable('truncated', `${file} ends before its last line: it was cut off`);
};

type Header = Omit<BackupHeader, 'sealed'> & { readonly ordinance: number };

const readHeader = (file: string, line: string): Header => {
  const header = line.startsWith('{') ? (readJson(line) as Partial<Header>) : {};
  if (header.ordinance !== 1) throw new BackupUnusable('notABackup', `${file} is no backup of this program`);
  return header as Header;
};

/** Whether a file is sealed, by its first bytes. */
export const isSealed = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sealedMagic.length), 0, sealedMagic.length, 0);
    return buffer.subarray(0, bytesRead).toString() === sealedMagic;
  } finally {
    await handle.close();
  }
};

async function* linesOf(file: string, key: BackupKey | undefined): AsyncGenerator<string> {
  const sealed = await isSealed(file);
  const input = createReadStream(file);
  const unzipped = createGunzip();
  const flowing = (sealed ? pipeline(input, opening(file, key), unzipped) : pipeline(input, unzipped)).catch((error: Error) => error);
  // By hand: `readline` also splits at U+2028, which a JSON text may hold.
  let rest = '';
  try {
    for await (const chunk of unzipped.setEncoding('utf8')) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    throw (await flowing) instanceof BackupUnusable ? await flowing : unzipTrouble(file, error as NodeJS.ErrnoException);
  } finally {
    input.destroy();
  }
}

/** What zlib says of a file, in words. */
const unzipTrouble = (file: string, error: NodeJS.ErrnoException): Error => {
  if (error.code === 'Z_BUF_ERROR') return new BackupUnusable('truncated', `${file} was cut off`);
  if (error.code === 'Z_DATA_ERROR')
    return new BackupUnusable(
      /header/.test(error.message) ? 'notABackup' : 'altered',
      /header/.test(error.message) ? `${file} is no backup of this program` : `${file} is damaged`,
    );
  return error;
};

async function* rowsOf(tx: Queries, table: string): AsyncGenerator<string> {
  await tx.query(inline(`declare rows no scroll cursor for select to_json(t)::text as row from only ${quoted(table)} t`));
  for (;;) {
    const rows = await tx.query<{ row: string }>(fetch);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await tx.query(close);
}

interface Table {
  readonly name: string;
  readonly needs: readonly string[];
}

const tablesInOrder = async (tx: Queries): Promise<readonly Table[]> => {
  const waiting = new Map((await tx.query<Table>(tables)).map((table) => [table.name, table]));
  const order: Table[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => !needs.some((name) => waiting.has(name)));
    // A circle of references has no order; the database will say which row it misses.
    for (const table of ready.length > 0 ? ready : [...waiting.values()]) {
      order.push(table);
      waiting.delete(table.name);
    }
  }
  return order;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
