import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keysFolder } from '#shell/keys';
import { type BackupKey, backup, ownBackupKey, readBackupKey, type StoreOptions } from '#shell/ledger';
import type { Config } from './declared.ts';
import { storeOf } from './start-config.ts';

interface KeyWanted {
  /** A key file named on the command line. */
  readonly named?: string | undefined;
  readonly writing: boolean;
}

/**
 * The key that seals backups: the file named on the command line, or by `backups.key-file`. For reading also the one that the program made for
 * its own backups. `undefined` where none is named.
 */
export const backupKeyOf = (config: Config, { named, writing }: KeyWanted): BackupKey | undefined => {
  const file = named ?? config.backups.keyFile;
  if (file !== undefined) return readBackupKey(file);
  const own = ownKeyFile(config);
  return !writing && existsSync(own) ? readBackupKey(own) : undefined;
};

/** The key for backups that the program makes by itself: those are always sealed, and where no key is named it makes one beside the other keys. */
export const scheduledKeyOf = (config: Config): BackupKey =>
  config.backups.keyFile === undefined ? ownBackupKey(ownKeyFile(config)) : readBackupKey(config.backups.keyFile);

const ownKeyFile = (config: Config): string => join(keysFolder(storeOf(config)), 'backup.key');

/** The store that the configuration names; before an upgrade changes its tables it is backed up, so that there is a way back. */
export const storeWithWayBack = (config: Config, say: (line: string) => void = () => {}): StoreOptions => {
  const folder = beforeUpgradeFolder(config);
  if (folder === undefined) return storeOf(config);
  return {
    ...storeOf(config),
    beforeMigrating: async (database, missing) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const now = new Date().toISOString();
      const file = join(folder, `before-${missing[0]!.slice(0, 4)}-${now.replaceAll(':', '-').slice(0, 19)}Z.backup`);
      await backup(database, file, now, scheduledKeyOf(config));
      say(`The tables are brought up to date; as they were the store lies in ${file}`);
    },
  };
};

/** The folder of scheduled backups: of one city of several a folder in it. `undefined` where none are made. */
export const backupFolderOf = ({ backups: { folder }, store: { city } }: Config): string | undefined =>
  folder === undefined || city === undefined ? folder : join(folder, city);

/** The folder of the other backups, or one beside the data folder. `undefined` where none is to be made. */
const beforeUpgradeFolder = (config: Config): string | undefined => {
  if (!config.backups.beforeMigration) return undefined;
  const store = storeOf(config);
  return backupFolderOf(config) ?? ('dataDir' in store ? `${store.dataDir.replace(/[\\/]+$/, '')}-backups` : undefined);
};
