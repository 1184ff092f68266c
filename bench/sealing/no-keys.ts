// Stands in for shell/keys/folder-keys.ts in the office that the sealing is measured beside. Nothing but this bench loads it.
import type { Keys, Root } from '#shell/keys';

export class KeysUnusable extends Error {}

const noKey = new Uint8Array(32);
const root: Root = { id: 'none', keyOf: () => noKey };

export const keysFolder = (): string => 'none';

export const folderKeys = (): Keys => ({
  fresh: () => root,
  named: () => root,
  has: () => true,
  keyOf: () => noKey,
  keepOnly: () => {},
  destroy: () => {},
  forget: () => {},
  rotate: () => ({ master: 1, wrapped: 0 }),
  status: () => ({ place: 'none', master: 1, masterMadeAt: 0, roots: 0, slots: 0, destroyed: 0 }),
  copyTo: () => {},
  close: () => {},
});
