import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

// Making a cluster takes seconds, and every test file wants its own: one is made and kept, and the others are copies of it.
const cache = join(import.meta.dirname, '../../node_modules/.cache/ordinance');

/** A cluster in memory that already has the tables of these migration files; `undefined` where none was kept yet. */
export const fromTemplate = async (
  folders: readonly string[],
  options: { readonly parsers: Record<number, (text: string) => unknown> },
): Promise<PGlite | undefined> => {
  const file = fileFor(folders);
  if (!existsSync(file)) return undefined;
  return PGlite.create({ ...options, loadDataDir: new Blob([readFileSync(file)]) });
};

/** Keeps a cluster, fresh from its migrations, for those that come after. Nothing depends on it: where it cannot be written, it is not kept. */
export const keepTemplate = async (folders: readonly string[], database: PGlite): Promise<void> => {
  const file = fileFor(folders);
  if (existsSync(file)) return;
  try {
    mkdirSync(cache, { recursive: true });
    const dump = await database.dumpDataDir('none');
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, Buffer.from(await dump.arrayBuffer()));
    renameSync(fresh, file);
  } catch {
    // A read-only checkout: the next one makes its own again.
  }
};

const fileFor = (folders: readonly string[]): string => {
  const hash = createHash('sha256').update(readFileSync(join(import.meta.dirname, '../../package-lock.json')));
  for (const folder of folders)
    for (const name of readdirSync(folder).toSorted()) hash.update(name).update(readFileSync(join(folder, name)));
  return join(cache, `memory-${hash.digest('hex').slice(0, 24)}.tar`);
};
