import { startConfig, storeOf, storeWithWayBack, surroundings } from '#shell/config';
import { folderKeys, type Keys, keysFolder } from '#shell/keys';
import { type OpenedOffice, openOffice as open } from '#shell/office';

/** Opens the store that the configuration names. `--config` has become `ORDINANCE_CONFIG` by then. */
export const openOffice = (): Promise<OpenedOffice> =>
  open(storeWithWayBack(startConfig(surroundings()), (line) => process.stderr.write(`${line}\n`)));

/** The keys alone: they need no database, and no other process has to be stopped. */
export const openKeys = (): Keys => {
  const store = storeOf(startConfig(surroundings()));
  return folderKeys(keysFolder(store), Date.now, store.keysCommand);
};
