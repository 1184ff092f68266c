import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, Queries } from './database.ts';
import { inline } from './statement.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/** The folder of our own migrations. */
export const ownMigrations = fileURLToPath(new URL('./migrations/', import.meta.url));

/**
 * Applies what is missing, in the order of the numbers, forward only: one transaction for all of it, under a lock, so
 * that of several servers starting together one does the work and the others wait. An applied file must stay as it was.
 */
export const migrate = async (database: Database, folders: readonly string[] = []): Promise<void> => {
  const wanted = [ownMigrations, ...folders].flatMap(readMigrations).sort((a, b) => a.number - b.number);
  const twice = wanted.find(({ number }, index) => wanted[index - 1]?.number === number);
  if (twice !== undefined) throw new Error(`two migrations have the number ${twice.number}`);
  await database.transaction(async (tx) => {
    await tx.query(inline(lockForThisProgram));
    await tx.script('create table if not exists migration (number integer primary key, name text not null, digest text not null)');
    const rows = await tx.query<{ number: number; digest: string }>(inline('select number, digest from migration'));
    const kept = new Map(rows.map(({ number, digest }) => [number, digest]));
    for (const migration of wanted) await apply(tx, migration, kept.get(migration.number));
  });
};

// The first digits of the golden ratio: nobody else's advisory lock is likely to have them.
const lockForThisProgram = 'select pg_advisory_xact_lock(16180339)';

const apply = async (tx: Queries, { number, name, text, digest }: Migration, kept: string | undefined): Promise<void> => {
  if (kept === digest) return;
  if (kept !== undefined) throw new Error(`the migration ${name} was altered after it had been applied: write a new one`);
  await tx.script(text);
  await tx.query(inline('insert into migration (number, name, digest) values ($1, $2, $3)'), [number, name, digest]);
};

/** Of our own migrations those that this database does not have, by name. */
export const migrationsMissing = async (database: Queries): Promise<readonly string[]> => {
  const rows = await database.query<{ number: number }>(inline('select number from migration'));
  const applied = new Set(rows.map(({ number }) => number));
  return ownNames.filter((name) => !applied.has(Number(name.slice(0, 4))));
};

const ownNames = readdirSync(ownMigrations)
  .filter((name) => /^\d{4}-.*\.sql$/.test(name))
  .toSorted();

const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name, text, digest: createHash('sha256').update(text).digest('hex') };
    });
