/** Configurations that were reached, each once, with the way on which it was reached first. */
export interface Store {
  readonly size: () => number;
  readonly words: () => Int32Array;
  /** The number of a configuration, new or not; -1 where it is new and the budget is spent. */
  readonly add: (words: Int32Array, parent: number, by: number) => number;
  /**
   * The same for many, one after the other: their numbers, and how many of them; fewer than `count` where the budget is spent. The places
   * of all are looked at before the first is put in: most lie in no cache, and the machine fetches those that do not wait for each other at once.
   */
  readonly addAll: (batch: Batch, count: number, numbers: Int32Array) => number;
  readonly ways: () => { readonly parent: Int32Array; readonly by: Int32Array };
}

/** Configurations that lie one after the other, with the way to each. */
export interface Batch {
  readonly words: Int32Array;
  readonly parent: Int32Array;
  readonly by: Int32Array;
}

/**
 * A table with open addresses, half full at most, over words that lie one after the other. Beside each number stands its hash: words, which lie
 * far off, are looked at only where the hash is the same, and of a single word not even then: each step of its hash can be undone, so no two
 * words have the same.
 */
export const storeOf = (width: number, budget: number): Store => {
  let room = 1 << 10;
  let words = new Int32Array(room * width);
  let parent = new Int32Array(room);
  let by = new Int32Array(room);
  let table = new Int32Array(room * 4);
  let size = 0;
  const hashed = (source: Int32Array, at: number): number => {
    let hash = 0x9e3779b9 | 0;
    for (let w = 0; w < width; w += 1) {
      hash = Math.imul(hash ^ source[at + w]!, 0x85ebca6b);
      hash ^= hash >>> 13;
      hash = Math.imul(hash, 0xc2b2ae35);
      hash ^= hash >>> 16;
    }
    return hash;
  };
  // In large steps, since each puts all that is there into a new table; but not beyond what the budget can fill.
  const most = 2 ** Math.ceil(Math.log2(budget + 1));
  const grow = (): void => {
    room = Math.min(room * 4, Math.max(most, room * 2));
    words = larger(words, room * width);
    parent = larger(parent, room);
    by = larger(by, room);
    const before = table;
    table = new Int32Array(room * 4);
    const mask = table.length - 1;
    for (let old = 0; old < before.length; old += 2) {
      if (before[old + 1] === 0) continue;
      const hash = before[old]!;
      let slot = (hash << 1) & mask;
      while (table[slot + 1] !== 0) slot = (slot + 2) & mask;
      table[slot] = hash;
      table[slot + 1] = before[old + 1]!;
    }
  };
  const same = (index: number, source: Int32Array, from: number): boolean => {
    const at = index * width;
    for (let w = 0; w < width; w += 1) if (words[at + w] !== source[from + w]) return false;
    return true;
  };
  const put = (hash: number, source: Int32Array, at: number, from: number, move: number): number => {
    const mask = table.length - 1;
    let slot = (hash << 1) & mask;
    for (let held = table[slot + 1]!; held !== 0; held = table[slot + 1]!) {
      if (table[slot] === hash && (width === 1 || same(held - 1, source, at))) return held - 1;
      slot = (slot + 2) & mask;
    }
    if (size >= budget) return -1;
    table[slot] = hash;
    table[slot + 1] = size + 1;
    for (let w = 0; w < width; w += 1) words[size * width + w] = source[at + w]!;
    parent[size] = from;
    by[size] = move;
    size += 1;
    if (size === room) grow();
    return size - 1;
  };
  let hashes = new Int32Array(1 << 10);
  return {
    size: () => size,
    words: () => words,
    ways: () => ({ parent, by }),
    add: (source, from, move) => put(hashed(source, 0), source, 0, from, move),
    addAll: (batch, count, numbers) => {
      if (hashes.length < count) hashes = new Int32Array(count * 2);
      const mask = table.length - 1;
      let fetched = 0;
      for (let one = 0; one < count; one += 1) {
        const hash = hashed(batch.words, one * width);
        hashes[one] = hash;
        fetched |= table[(hash << 1) & mask]!;
      }
      // What was fetched is of no use but that it lies near; an engine that saw that would not fetch it.
      numbers[0] = fetched;
      for (let one = 0; one < count; one += 1) {
        const number = put(hashes[one]!, batch.words, one * width, batch.parent[one]!, batch.by[one]!);
        if (number < 0) return one;
        numbers[one] = number;
      }
      return count;
    },
  };
};

export const larger = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(length);
  grown.set(array);
  return grown;
};
