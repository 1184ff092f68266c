import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A data folder is held by one process at a time; PGlite itself would let two of them write, and lose both. */
export interface DirectoryLock {
  release(): void;
}

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Takes the folder, or throws `FolderInUse`. An open SQLite transaction is the lock: the operating system frees it
 * however the process ends, `kill -9` included, so that nothing has to be cleaned up afterwards.
 */
export const lockDirectory = (folder: string): DirectoryLock => {
  ownersAlone(folder);
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    lock.close();
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new FolderInUse(
      `the data folder ${folder} is open in another process: stop that one, name another folder in ORDINANCE_DATA, or put the data on a PostgreSQL server (DATABASE_URL), which several processes can share`,
    );
  }
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
};

/**
 * The folder is its owner's alone, and so is all that is in it by now; what the embedded database adds lies behind the
 * folder's own door, and is closed when the folder is.
 * Closes what an earlier version left open. Windows has no such bits.
 */
export const ownersAlone = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
};

// A lock whose holder was forgotten would be closed by the garbage collector, and the folder free again.
const held = new Set<DatabaseSync>();
