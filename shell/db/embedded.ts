import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite';
import type { Database, Queries } from './database.ts';
import { lockDirectory, ownersAlone } from './directory-lock.ts';
import { DurableFiles, durableStart, fsyncTree } from './durable-files.ts';
import { inline, type Statement } from './statement.ts';
import { readers } from './values.ts';

/** Watches what the embedded database does to the disk; for tests and figures. */
export interface EmbeddedWatch {
  readonly onFsync?: () => void;
}

/** How values come out of an embedded database. */
export const embeddedOptions = () => ({ parsers: parsers() });

/** One that is gone when it is closed. */
export const asDatabase = (database: PGlite): Database => new Embedded(database, () => {});

/** PostgreSQL inside this process, in a folder of its own or, without one, in memory alone. */
export const openEmbedded = async (folder: string | undefined, watch: EmbeddedWatch = {}): Promise<Database> => {
  if (folder === undefined) return asDatabase(await PGlite.create(embeddedOptions()));
  const lock = lockDirectory(folder);
  try {
    const files = join(folder, 'postgres');
    const isNew = !existsSync(join(files, 'PG_VERSION'));
    const options: PGliteOptions = {
      fs: new DurableFiles(files, watch.onFsync ?? (() => {})),
      startParams: [...durableStart],
      parsers: parsers(),
    };
    const database = await PGlite.create(options);
    if (isNew) {
      ownersAlone(folder);
      fsyncTree(folder);
    }
    return new Embedded(database, () => {
      ownersAlone(folder);
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
};

const parsers = (): Record<number, (text: string) => unknown> => Object.fromEntries(readers);

type Asks = Pick<PGlite, 'query'> | Pick<Transaction, 'query'>;

const ask = async <Row>(asks: Asks, { text }: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  // An answer without columns (an insert without `returning`) has no rows.
  (await asks.query<Row>(text, [...values]))?.rows ?? [];

class Embedded implements Database {
  readonly engine = 'embedded';
  readonly #database: PGlite;
  readonly #release: () => void;

  constructor(database: PGlite, release: () => void) {
    this.#database = database;
    this.#release = release;
  }

  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]> {
    return ask<Row>(this.#database, statement, values);
  }

  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    // One connection: nobody else writes while a transaction lasts, so every transaction sees one moment.
    return this.#database.transaction((tx) =>
      work({
        query: (statement, values) => ask(tx, statement, values),
        script: async (text) => {
          await tx.exec(text);
        },
      }),
    );
  }

  async script(text: string): Promise<void> {
    await this.#database.transaction((tx) => tx.exec(text));
  }

  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#database.listen(channel, heard);
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.#database.query(notifying.text, [channel, payload]);
  }

  async maintain(): Promise<void> {
    await this.#database.exec('vacuum analyze');
    await this.#database.exec('checkpoint');
  }

  async close(): Promise<void> {
    if (this.#database.closed) return;
    await this.#database.close();
    this.#release();
  }
}

export const notifying = inline('select pg_notify($1, $2)');
