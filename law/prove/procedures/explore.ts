import { expired, type Field, fieldOf, type Machine, type Move, off, running } from './machine.ts';

/** Every configuration that can be reached, in the order of the shortest way to it, and the moves between them. */
export interface Explored {
  readonly machine: Machine;
  readonly configurations: number;
  /** `words` of the machine for each configuration. */
  readonly words: Int32Array;
  /** The moves out of `c` lead to `targets[first[c]]` up to `targets[first[c + 1] - 1]`. */
  readonly first: Int32Array;
  readonly targets: Int32Array;
  /** How it was first reached: from which configuration, by which move. */
  readonly parent: Int32Array;
  readonly by: Int32Array;
  /** False where the budget did not suffice. */
  readonly complete: boolean;
}

/** What is looked at on the way. Moves are numbered: the transitions in their order, then the clocks that run out. */
export interface Watch {
  readonly moved: (from: number, move: Move, person: number, words: Int32Array, at: number, next: Int32Array) => void;
  readonly ranOut: (from: number, clock: number, state: number, next: Int32Array) => void;
  readonly stuck: (configuration: number, state: number) => void;
}

/** Breadth first, so that the way back over `parent` is a shortest one. */
export const explore = (machine: Machine, budget: number, watch: Watch): Explored => {
  const { words: width, state: stateField, clocks, final, timeouts, events, chart } = machine;
  const store = storeOf(width, budget);
  const edges = edgesOf();
  const next = new Int32Array(width);
  next.set(machine.start);
  store.add(next, -1, -1);
  let complete = true;
  let from = 0;

  const arrive = (move: number): void => {
    const target = store.add(next, from, move);
    if (target < 0) complete = false;
    else edges.add(target);
  };
  const doneBy = (move: Move, person: number, words: Int32Array, at: number): void => {
    for (let w = 0; w < width; w += 1) next[w] = (words[at + w]! & move.keep[w]!) | move.add[w]!;
    const { count, doer } = move;
    if (count !== undefined) {
      const times = (next[count.word]! >>> count.shift) & count.mask;
      if (times < count.most) next[count.word]! += 1 << count.shift;
    }
    if (doer !== undefined) next[doer.word] = (next[doer.word]! & ~(doer.mask << doer.shift)) | (person << doer.shift);
    watch.moved(from, move, person, words, at, next);
    arrive(move.index);
  };
  const take = (move: Move, at: number): void => {
    if (move.persons === undefined) return doneBy(move, 0, store.words(), at);
    for (const person of move.persons) {
      const words = store.words();
      if (isBarred(move.barred, person, words, at)) continue;
      doneBy(move, person, words, at);
      // Where nobody looks at who did it, one person stands for all.
      if (move.doer === undefined) return;
    }
  };

  for (; complete && from < store.size(); from += 1) {
    edges.begin();
    const at = from * width;
    let words = store.words();
    const state = fieldOf(words, at, stateField);
    if (final[state]) continue;
    const before = edges.size();
    let urgent = false;
    for (const move of timeouts[state]!) {
      words = store.words();
      if (fieldOf(words, at, move.clock!) !== expired || !move.enabled(words, at)) continue;
      urgent = true;
      take(move, at);
    }
    if (!urgent) {
      for (const move of events[state]!) if (move.enabled(store.words(), at)) take(move, at);
      for (let clock = 0; clock < clocks.length; clock += 1) {
        words = store.words();
        const field = clocks[clock]!;
        if (fieldOf(words, at, field) !== running) continue;
        for (let w = 0; w < width; w += 1) next[w] = words[at + w]!;
        next[field.word]! += (expired - running) << field.shift;
        watch.ranOut(from, clock, state, next);
        arrive(chart.transitions.length + clock);
      }
    }
    if (complete && edges.size() === before) watch.stuck(from, state);
  }
  edges.begin();
  return { machine, configurations: store.size(), words: store.words(), ...edges.done(), ...store.ways(), complete };
};

export const isBarred = (barred: readonly Field[], person: number, words: Int32Array, at: number): boolean => {
  for (const field of barred) if (fieldOf(words, at, field) === person) return true;
  return false;
};

/** Whether a clock lives in a configuration: it runs, or has run out and was not taken off. */
export const isLive = (words: Int32Array, at: number, clock: Field): boolean => fieldOf(words, at, clock) !== off;

interface Store {
  readonly size: () => number;
  readonly words: () => Int32Array;
  /** The number of a configuration, new or not; -1 where it is new and the budget is spent. */
  readonly add: (words: Int32Array, parent: number, by: number) => number;
  readonly ways: () => { readonly parent: Int32Array; readonly by: Int32Array };
}

/** A table with open addresses, half full at most, over words that lie one after the other. */
const storeOf = (width: number, budget: number): Store => {
  let room = 1 << 10;
  let words = new Int32Array(room * width);
  let parent = new Int32Array(room);
  let by = new Int32Array(room);
  let table = new Int32Array(room * 2);
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
  const grow = (): void => {
    room *= 2;
    words = larger(words, room * width);
    parent = larger(parent, room);
    by = larger(by, room);
    table = new Int32Array(room * 2);
    const mask = table.length - 1;
    for (let index = 0; index < size; index += 1) {
      let slot = hashed(words, index * width) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = index + 1;
    }
  };
  const same = (index: number, source: Int32Array): boolean => {
    const at = index * width;
    for (let w = 0; w < width; w += 1) if (words[at + w] !== source[w]) return false;
    return true;
  };
  return {
    size: () => size,
    words: () => words,
    ways: () => ({ parent, by }),
    add: (source, from, move) => {
      const mask = table.length - 1;
      let slot = hashed(source, 0) & mask;
      for (let held = table[slot]!; held !== 0; held = table[slot]!) {
        if (same(held - 1, source)) return held - 1;
        slot = (slot + 1) & mask;
      }
      if (size >= budget) return -1;
      table[slot] = size + 1;
      for (let w = 0; w < width; w += 1) words[size * width + w] = source[w]!;
      parent[size] = from;
      by[size] = move;
      size += 1;
      if (size === room) grow();
      return size - 1;
    },
  };
};

const edgesOf = (): {
  readonly begin: () => void;
  readonly add: (target: number) => void;
  readonly size: () => number;
  readonly done: () => { readonly first: Int32Array; readonly targets: Int32Array };
} => {
  let first = new Int32Array(1 << 10);
  let targets = new Int32Array(1 << 12);
  let begun = 0;
  let size = 0;
  return {
    begin: () => {
      if (begun === first.length) first = larger(first, begun * 2);
      first[begun] = size;
      begun += 1;
    },
    add: (target) => {
      if (size === targets.length) targets = larger(targets, size * 2);
      targets[size] = target;
      size += 1;
    },
    size: () => size,
    done: () => ({ first: first.subarray(0, begun), targets: targets.subarray(0, size) }),
  };
};

const larger = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(length);
  grown.set(array);
  return grown;
};
