import { type KeyRows, keysOver } from './key-rows.ts';
import type { Keys } from './keys.ts';
import { newKey } from './seal.ts';

/** Keys that are gone with the process: for stores in memory, that is for tests and players. */
export const memoryKeys = (now: () => number = Date.now): Keys => keysOver(memoryRows(now));

const memoryRows = (now: () => number): KeyRows => {
  const roots = new Map<string, Uint8Array>();
  const slots = new Map<string, Map<string, Uint8Array>>();
  let master = { number: 1, madeAt: now() };
  let destroyed = 0;
  const drop = (id: string): void => {
    if (roots.delete(id)) destroyed += 1;
  };
  return {
    add: (wanted) => {
      const made = wanted.map((id): [string, Uint8Array] => [id, roots.get(id) ?? newKey()]);
      for (const [id, key] of made) roots.set(id, key);
      return new Map(made);
    },
    root: (id) => roots.get(id),
    slot: (id, slot) => slots.get(id)?.get(slot),
    replace: (id, kept) => {
      slots.set(id, new Map([...(slots.get(id) ?? []), ...kept]));
      drop(id);
    },
    narrow: (id, kept) => {
      const left = [...(slots.get(id) ?? [])].filter(([slot]) => kept.has(slot));
      slots.set(id, new Map(left));
    },
    destroy: (ids) => {
      for (const id of ids) {
        drop(id);
        slots.delete(id);
      }
    },
    discard: (ids) => {
      for (const id of ids) roots.delete(id);
    },
    changed: () => false,
    rotate: () => {
      master = { number: master.number + 1, madeAt: now() };
      destroyed = 0;
      return { master: master.number, wrapped: roots.size + [...slots.values()].reduce((sum, of) => sum + of.size, 0) };
    },
    status: () => ({
      place: 'memory',
      master: master.number,
      masterMadeAt: master.madeAt,
      roots: roots.size,
      slots: [...slots.values()].reduce((sum, of) => sum + of.size, 0),
      destroyed,
    }),
    copyTo: () => {
      throw new Error('keys in memory cannot be copied');
    },
    close: () => {
      roots.clear();
      slots.clear();
    },
  };
};
