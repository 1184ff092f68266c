import { type Field, fieldOf } from '../fields.ts';
import { larger, storeOf } from '../store.ts';
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
