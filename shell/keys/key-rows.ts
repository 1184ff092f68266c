import { randomUUID } from 'node:crypto';
import { derivedKey, keysUnder } from './derived-key.ts';
import { KeyCache } from './key-cache.ts';
import type { Keys, KeysStatus, Root, Rotated } from './keys.ts';

/** Where unwrapped keys come from and go to. Each method is one durable step, or throws and has done nothing. */
export interface KeyRows {
  /** The roots of these ids, each made where it is missing. */
  add(ids: readonly string[]): ReadonlyMap<string, Uint8Array>;
  root(id: string): Uint8Array | undefined;
  slot(id: string, slot: string): Uint8Array | undefined;
  /** Destroys a root and keeps these slots in its place. */
  replace(id: string, slots: ReadonlyMap<string, Uint8Array>): void;
  /** Of a root that was destroyed before: keeps only these of its slots. */
  narrow(id: string, slots: ReadonlySet<string>): void;
  destroy(ids: readonly string[]): void;
  /** Takes away roots under which nothing was ever sealed. */
  discard(ids: readonly string[]): void;
  /** Whether another process wrote since the last time this was asked. */
  changed(): boolean;
  rotate(): Rotated;
  status(): KeysStatus;
  copyTo(folder: string): void;
  close(): void;
}

/**
 * So many roots are made at once: one wait for the disk for as many cases. A command that needs a few makes the small block; a server that goes on and
 * on comes to the large one, and pauses ten milliseconds for it.
 */
export const blocks = { first: 64, most: 1024 };

/** Looks for what other processes destroyed at most this often. */
const glanceMs = 1000;

/** Ids that follow each other, beginning with the time: rows of a block lie side by side in the store of keys and in the indexes of the database. */
const blockOfIds = (length: number): readonly string[] => {
  const first = `${Date.now().toString(16).padStart(12, '0')}-${randomUUID().slice(24)}`;
  return Array.from({ length }, (_, at) => `${first}${at.toString(16).padStart(3, '0')}`);
};

export const keysOver = (rows: KeyRows): Keys => {
  const cache = new KeyCache();
  let reserved: (readonly [string, Uint8Array])[] = [];
  let next = blocks.first;
  let glanced = 0;
  const look = (): void => {
    const now = performance.now();
    if (now - glanced < glanceMs) return;
    glanced = now;
    if (rows.changed()) cache.clear();
  };
  const rootOf = (id: string): Uint8Array | undefined => {
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const key = rows.root(id);
    if (key !== undefined) cache.put(id, key);
    return key;
  };
  const asRoot = (id: string, key: Uint8Array): Root => {
    cache.put(id, key);
    return { id, keyOf: keysUnder(key) };
  };
  return {
    fresh: () => {
      if (reserved.length === 0) {
        reserved = [...rows.add(blockOfIds(next))];
        next = Math.min(next * 2, blocks.most);
      }
      const [id, key] = reserved.pop()!;
      return asRoot(id, key);
    },
    named: (name) => {
      look();
      return asRoot(name, rootOf(name) ?? rows.add([name]).get(name)!);
    },
    has: (id) => {
      look();
      return rootOf(id) !== undefined;
    },
    keyOf: (id, slot) => {
      look();
      const root = rootOf(id);
      return root === undefined ? rows.slot(id, slot) : derivedKey(root, slot);
    },
    keepOnly: (id, slots) => {
      const root = rows.root(id);
      if (root === undefined) rows.narrow(id, new Set(slots));
      else rows.replace(id, new Map(slots.map((slot) => [slot, derivedKey(root, slot)])));
      cache.drop(id);
    },
    destroy: (ids) => {
      rows.destroy(ids);
      for (const id of ids) cache.drop(id);
    },
    forget: () => cache.clear(),
    rotate: () => {
      cache.clear();
      return rows.rotate();
    },
    status: () => rows.status(),
    copyTo: (folder) => rows.copyTo(folder),
    close: () => {
      cache.clear();
      // Nobody ever sealed under these.
      if (reserved.length > 0) rows.discard(reserved.map(([id]) => id));
      reserved = [];
      rows.close();
    },
  };
};
