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
export const migrate = async (database: Database, folders: readonly string[] = [], before?: BeforeMigrating): Promise<void> => {
  const wanted = [ownMigrations, ...folders].flatMap(readMigrations).sort((a, b) => a.number - b.number);
  const twice = wanted.find(({ number }, index) => wanted[index - 1]?.number === number);
  if (twice !== undefined) throw new Error(`two migrations have the number ${twice.number}`);
  if (before !== undefined) await tellBefore(database, wanted, before);
  await database.transaction(
    async (tx) => {
      await tx.query(inline(lockForThisProgram));
      await tx.script(migrationTable);
      const rows = await tx.query<{ number: number; digest: string }>(inline('select number, digest from migration'));
      const kept = new Map(rows.map(({ number, digest }) => [number, digest]));
      const newer = rows.find(({ number }) => !wanted.some((one) => one.number === number));
      if (newer !== undefined) throw new StoreIsNewer(newer.number);
      for (const migration of wanted) await apply(tx, migration, kept.get(migration.number));
    },
    { long: true },
  );
};

/** What is done before the tables of a store that has some are changed: a backup. Told the names of the migrations to come. */
export type BeforeMigrating = (database: Database, missing: readonly string[]) => Promise<void>;

/** The store was written by a later version of the program. Nothing was changed. */
export class StoreIsNewer extends Error {
  override readonly name = 'StoreIsNewer';

  constructor(number: number) {
    super(
      `the store was written by a newer version of this program (its migration ${number} is unknown here) and was left as it is: run that version, or restore the backup that was taken before the upgrade into a new data folder or database`,
    );
  }
}

const tellBefore = async (database: Database, wanted: readonly Migration[], before: BeforeMigrating): Promise<void> => {
  const [has] = await database.query<{ has: boolean }>(inline("select to_regclass('migration') is not null as has"));
  if (!has!.has) return;
  const applied = new Set((await appliedMigrations(database)).map(({ number }) => number));
  const missing = wanted.filter(({ number }) => !applied.has(number)).map(({ name }) => name);
  if (applied.size > 0 && missing.length > 0) await before(database, missing);
};

const migrationTable = 'create table if not exists migration (number integer primary key, name text not null, digest text not null)';

/** A migration as a store remembers it. */
export interface AppliedMigration {
  readonly number: number;
  readonly digest: string;
}

/** The migrations that a store has, in the order of their numbers. */
export const appliedMigrations = (database: Queries): Promise<readonly AppliedMigration[]> =>
  database.query<AppliedMigration>(inline('select number, digest from migration order by number'));

/** Those of this program. */
export const ownMigrationDigests = (): readonly AppliedMigration[] =>
  readMigrations(ownMigrations).map(({ number, digest }) => ({ number, digest }));

/** Inside a transaction: brings the tables of an earlier version up to date. */
export const applyMissing = async (tx: Queries): Promise<void> => {
  const applied = new Map((await appliedMigrations(tx)).map(({ number, digest }) => [number, digest]));
  for (const migration of readMigrations(ownMigrations)) await apply(tx, migration, applied.get(migration.number));
};

/**
 * Inside a transaction, in an empty store: puts the tables of an earlier version in the place of those that are there, for its rows to go back
 * into. DDL is part of the transaction on both engines.
 */
export const rebuildTables = async (tx: Queries, level: readonly AppliedMigration[]): Promise<void> => {
  const wanted = new Set(level.map(({ number }) => number));
  await tx.script(dropEverything);
  await tx.script(migrationTable);
  for (const migration of readMigrations(ownMigrations)) if (wanted.has(migration.number)) await apply(tx, migration, undefined);
};

// What belongs to an extension stays. The names are gathered before anything goes: a cascade may take what comes later in the list.
const dropEverything = `do $$
declare
  here oid := current_schema()::regnamespace;
  statements text[];
  gone text;
begin
  select array_agg(statement) into statements from (
    select 1 as turn, format('drop table if exists %I cascade', relname) as statement from pg_class where relnamespace = here and relkind in ('r', 'p')
    union all
    select 2, format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
      where pronamespace = here and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all
    select 3, format('drop type if exists %I cascade', typname) from pg_type
      where typnamespace = here and typtype in ('e', 'd') and not exists (select from pg_depend where objid = pg_type.oid and deptype = 'e')
    union all
    select 4, format('drop sequence if exists %I cascade', relname) from pg_class where relnamespace = here and relkind = 'S'
    order by turn
  ) all_of_it;
  foreach gone in array coalesce(statements, '{}') loop
    execute gone;
  end loop;
end
$$`;

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
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name, text, digest: createHash('sha256').update(text).digest('hex') };
    });
