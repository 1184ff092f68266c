import { type Field, fieldOf } from '../fields.ts';
import { larger, type Store, storeOf } from '../store.ts';
import { expired, type Machine, type Move, off, running } from './machine.ts';

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

/** So many configurations are looked at before what they lead to is looked up, as far as there are so many. */
const together = 1024;

/** Breadth first, so that the way back over `parent` is a shortest one. */
export const explore = (machine: Machine, budget: number, watch: Watch): Explored => {
  const { words: width, state: stateField, clocks, final, timeouts, events, chart } = machine;
  const store = storeOf(width, budget);
  const edges = edgesOf();
  const led = arrivalsOf(width);
  const next = new Int32Array(width);
  next.set(machine.start);
  store.add(next, -1, -1);
  let complete = true;
  let from = 0;
  let words = store.words();

  const doneBy = (move: Move, person: number, at: number): void => {
    for (let w = 0; w < width; w += 1) next[w] = (words[at + w]! & move.keep[w]!) | move.add[w]!;
    const { count, doer } = move;
    if (count !== undefined) {
      const times = (next[count.word]! >>> count.shift) & count.mask;
      if (times < count.most) next[count.word]! += 1 << count.shift;
    }
    if (doer !== undefined) next[doer.word] = (next[doer.word]! & ~(doer.mask << doer.shift)) | (person << doer.shift);
    watch.moved(from, move, person, words, at, next);
    led.add(next, from, move.index);
  };
  const take = (move: Move, at: number): void => {
    if (move.persons === undefined) return doneBy(move, 0, at);
    for (const person of move.persons) {
      if (isBarred(move.barred, person, words, at)) continue;
      doneBy(move, person, at);
      // Where nobody looks at who did it, one person stands for all.
      if (move.doer === undefined) return;
    }
  };
  const leave = (at: number, state: number): void => {
    let urgent = false;
    for (const move of timeouts[state]!) {
      if (fieldOf(words, at, move.clock!) !== expired || !move.enabled(words, at)) continue;
      urgent = true;
      take(move, at);
    }
    if (urgent) return;
    for (const move of events[state]!) if (move.enabled(words, at)) take(move, at);
    for (let clock = 0; clock < clocks.length; clock += 1) {
      const field = clocks[clock]!;
      if (fieldOf(words, at, field) !== running) continue;
      for (let w = 0; w < width; w += 1) next[w] = words[at + w]!;
      next[field.word]! += (expired - running) << field.shift;
      watch.ranOut(from, clock, state, next);
      led.add(next, from, chart.transitions.length + clock);
    }
  };

  while (complete && from < store.size()) {
    const until = Math.min(from + together, store.size());
    for (; from < until; from += 1) {
      const at = from * width;
      const state = fieldOf(words, at, stateField);
      if (final[state]) continue;
      const before = led.count();
      leave(at, state);
      if (led.count() === before) watch.stuck(from, state);
    }
    complete = led.settle(store, edges);
    words = store.words();
  }
  edges.beginUpTo(store.size());
  return { machine, configurations: store.size(), words: store.words(), ...edges.done(), ...store.ways(), complete };
};

/** What configurations lead to, until it is looked up: all at once. */
const arrivalsOf = (
  width: number,
): {
  readonly count: () => number;
  readonly add: (words: Int32Array, from: number, move: number) => void;
  /** False where the budget is spent. */
  readonly settle: (store: Store, edges: Edges) => boolean;
} => {
  let room = 1 << 12;
  let batch = { words: new Int32Array(room * width), parent: new Int32Array(room), by: new Int32Array(room) };
  let numbers = new Int32Array(room);
  let count = 0;
  return {
    count: () => count,
    add: (words, from, move) => {
      if (count === room) {
        room *= 2;
        batch = { words: larger(batch.words, room * width), parent: larger(batch.parent, room), by: larger(batch.by, room) };
        numbers = new Int32Array(room);
      }
      for (let w = 0; w < width; w += 1) batch.words[count * width + w] = words[w]!;
      batch.parent[count] = from;
      batch.by[count] = move;
      count += 1;
    },
    settle: (store, edges) => {
      const settled = store.addAll(batch, count, numbers);
      for (let one = 0; one < settled; one += 1) {
        edges.beginUpTo(batch.parent[one]! + 1);
        edges.add(numbers[one]!);
      }
      const isAll = settled === count;
      count = 0;
      return isAll;
    },
  };
};

export const isBarred = (barred: readonly Field[], person: number, words: Int32Array, at: number): boolean => {
  for (const field of barred) if (fieldOf(words, at, field) === person) return true;
  return false;
};

/** Whether a clock lives in a configuration: it runs, or has run out and was not taken off. */
export const isLive = (words: Int32Array, at: number, clock: Field): boolean => fieldOf(words, at, clock) !== off;

interface Edges {
  /** All configurations before this one have begun, and no more edges are added to those before the last. */
  readonly beginUpTo: (configuration: number) => void;
  readonly add: (target: number) => void;
  readonly done: () => { readonly first: Int32Array; readonly targets: Int32Array };
}

const edgesOf = (): Edges => {
  let first = new Int32Array(1 << 10);
  let targets = new Int32Array(1 << 12);
  let begun = 0;
  let size = 0;
  const beginUpTo = (configuration: number): void => {
    for (; begun < configuration; begun += 1) {
      if (begun === first.length) first = larger(first, begun * 2);
      first[begun] = size;
    }
  };
  return {
    beginUpTo,
    add: (target) => {
      if (size === targets.length) targets = larger(targets, size * 2);
      targets[size] = target;
      size += 1;
    },
    // One more than there are configurations: where the moves of the last end.
    done: () => {
      beginUpTo(begun + 1);
      return { first: first.subarray(0, begun), targets: targets.subarray(0, size) };
    },
  };
};
