import type { BackupKey } from './backup-key.ts';
import { openStore, type Restored } from './store.ts';

/** Restores a backup into a throwaway database in memory and verifies it: no store is touched. */
export const rehearse = async (file: string, key?: BackupKey): Promise<Restored> => {
  const store = await openStore({ memory: true });
  try {
    return await store.restore(file, { key });
  } finally {
    await store.close();
  }
};
