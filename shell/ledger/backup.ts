import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { canonicalJson } from '#law/ground';
import { type Database, inline, type Queries, readJson, statement } from '#shell/db';

/**
 * One file of gzipped JSON lines: a header, every row of every table, and a last line with the counts and the SHA-256 of
 * all lines before it. It holds what is personal and the keys to it: keep it as carefully as the store.
 */
export interface BackupDone {
  readonly rows: number;
  readonly events: number;
  readonly digest: string;
}

const tables = statement(import.meta.url, './backup-tables.sql', { prepared: false });
const migrations = inline('select number, digest from migration order by number');
const fetch = inline('fetch 500 from rows');
const close = inline('close rows');
const restoreRows = inline('select restore_rows($1, $2::json) as added');
const restoreSequences = inline('select restore_sequences()');

export const backup = async (database: Database, file: string, at: string): Promise<BackupDone> => {
  const digest = createHash('sha256');
  const counts: Record<string, number> = {};
  const done = (): BackupDone => {
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { rows, events: counts['event'] ?? 0, digest: digest.copy().digest('hex') };
  };
  const draft = `${file}.part`;
  await database.transaction(
    async (tx) => {
      async function* lines(): AsyncGenerator<string> {
        const line = (text: string): string => {
          digest.update(`${text}\n`);
          return `${text}\n`;
        };
        yield line(canonicalJson({ ordinance: 1, at, migrations: await tx.query(migrations) }));
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
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    },
    { snapshot: true },
  );
  // Whoever sees the file under its name sees all of it.
  await rename(draft, file);
  return done();
};

/** Into an empty store of the same migrations, all of it or nothing. The file is read through once before a row is written. */
export const restore = async (database: Database, file: string): Promise<BackupDone> => {
  const { header, done } = await checkFile(file);
  await database.transaction(async (tx) => {
    const here = await tx.query(migrations);
    if (canonicalJson(here) !== canonicalJson(header.migrations)) {
      throw new Error(`${file} was made by another version of this program: restore it there, then upgrade`);
    }
    for (const { name } of await tablesInOrder(tx)) {
      const some = await tx.query(inline(`select 1 from ${quoted(name)} limit 1`));
      if (some.length > 0) throw new Error(`the store is not empty (${name} has rows): restore into a new data folder or database`);
    }
    let name = '';
    let rows: string[] = [];
    const flush = async (): Promise<void> => {
      if (rows.length > 0) await tx.query(restoreRows, [name, `[${rows.join(',')}]`]);
      rows = [];
    };
    for await (const line of linesOf(file)) {
      const start = /^\{"table":"([^"]+)","row":/.exec(line);
      if (start === null) continue;
      if (start[1] !== name || rows.length >= 500) await flush();
      name = start[1]!;
      rows.push(line.slice(start[0].length, -1));
    }
    await flush();
    await tx.query(restoreSequences);
  });
  return done;
};

interface Header {
  readonly ordinance: number;
  readonly migrations: readonly unknown[];
}

const checkFile = async (file: string): Promise<{ readonly header: Header; readonly done: BackupDone }> => {
  const digest = createHash('sha256');
  let first: Header | undefined;
  let rows = 0;
  let events = 0;
  for await (const line of linesOf(file)) {
    if (line.startsWith('{"counts":') && line.includes('"end":true')) {
      const sum = digest.digest('hex');
      const { digest: told } = readJson(line) as { readonly digest: string };
      if (sum !== told || first?.ordinance !== 1) throw new Error(`${file} is damaged: its digest is not the one it names`);
      return { header: first, done: { rows, events, digest: sum } };
    }
    digest.update(`${line}\n`);
    if (first === undefined) first = readHeader(file, line);
    else rows += 1;
    if (line.startsWith('{"table":"event",')) events += 1;
  }
  throw new Error(`${file} ends before its last line: it was cut off`);
};

const readHeader = (file: string, line: string): Header => {
  const header = line.startsWith('{') ? (readJson(line) as Partial<Header>) : {};
  if (header.ordinance !== 1) throw new Error(`${file} is no backup of this program`);
  return header as Header;
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const unzipped = input.pipe(createGunzip());
  input.on('error', (error) => unzipped.destroy(error));
  // By hand: `readline` also splits at U+2028, which a JSON text may hold.
  let rest = '';
  try {
    for await (const chunk of unzipped.setEncoding('utf8')) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } finally {
    input.destroy();
  }
}

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
