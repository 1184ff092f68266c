import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.ts';
import { asDatabase, type EmbeddedWatch, embeddedOptions, openEmbedded } from './embedded.ts';
import { fromTemplate, keepTemplate } from './memory-template.ts';
import { type BeforeMigrating, migrate, ownMigrations } from './migrate.ts';
import { openPostgres } from './postgres.ts';

export interface DatabaseOptions {
  /** Folder of the embedded database. */
  readonly dataDir?: string | undefined;
  /** A PostgreSQL server, in place of a folder. */
  readonly databaseUrl?: string | undefined;
  /** Embedded and gone when it is closed: for tests and players. */
  readonly memory?: true | undefined;
  /** At most so many connections to the server; 16. */
  readonly connections?: number | undefined;
  /** A statement of the server may take so many milliseconds; 30,000. Long work is exempt; 0 is without an end. */
  readonly statementMs?: number | undefined;
  /** Folders with migrations besides our own, as that of identity (numbers from 0100). */
  readonly migrations?: readonly string[] | undefined;
  readonly watch?: EmbeddedWatch | undefined;
  /** Done before the tables of a store of an earlier version are changed. */
  readonly beforeMigrating?: BeforeMigrating | undefined;
}

/** Opens a database and brings its tables up to date. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { dataDir, databaseUrl, memory, connections, statementMs, watch } = options;
  if ([dataDir, databaseUrl, memory].filter((given) => given !== undefined).length !== 1) {
    throw new Error('name exactly one of a data folder, a database address and memory');
  }
  if (memory === true) return openMemory(options.migrations);
  const database =
    databaseUrl === undefined ? await openEmbedded(dataDir, watch) : await openPostgres(databaseUrl, { connections, statementMs });
  try {
    await migrate(database, options.migrations, options.beforeMigrating);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

/** In memory: a copy of a cluster kept for this, where there is one. */
const openMemory = async (folders: readonly string[] = []): Promise<Database> => {
  const all = [ownMigrations, ...folders];
  const copy = await fromTemplate(all, embeddedOptions());
  if (copy !== undefined) return asDatabase(copy);
  const fresh = await PGlite.create(embeddedOptions());
  const database = asDatabase(fresh);
  await migrate(database, folders);
  await keepTemplate(all, fresh);
  return database;
};
