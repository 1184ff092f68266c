import { type Machine, state } from './machine.ts';
import { type Edge, Walker } from './walker.ts';

/** Every configuration that a case can come to, and what leads from one to the next. Nodes are numbers in the order in which they were found. */
export interface Graph {
  readonly machine: Machine;
  readonly nodes: number;
  /** How many of the first nodes a case can begin in. */
  readonly starts: number;
  /** The state in which each node rests. */
  readonly stateOf: Uint16Array;
  /** The edges of a node are those from `first[node]` to before `first[node + 1]`. */
  readonly first: Int32Array;
  /** Four times the node it leads to, plus two if an order is given, plus one if a day passes. */
  readonly edges: Int32Array;
  /** Whether everything was seen within the bound. */
  readonly complete: boolean;
  /** What an edge is: worked out again, since few are ever asked for. */
  edge(node: number, edge: number): Edge & { readonly draws: Readonly<Record<string, number>> };
}

/** So many configurations take about a gigabyte. */
export const mostConfigurations = 12_000_000;

/** Explores breadth first. What lies behind `most` configurations is not seen. */
export const graphOf = (machine: Machine, most: number = mostConfigurations): Graph => {
  const { packing } = machine;
  const { words } = packing;
  const walker = new Walker(machine);
  let capacity = 1 << 12;
  let kept = new Uint32Array(capacity * words);
  let stateOf = new Uint16Array(capacity);
  let first = new Int32Array(capacity + 1);
  let edges = new Int32Array(capacity * 4);
  let slots = new Int32Array(capacity * 2);
  let mask = slots.length - 1;
  let nodes = 0;
  let edgeCount = 0;
  let complete = true;

  const hashAt = (from: Uint32Array, at: number): number => {
    let hash = 0x9e3779b9 | 0;
    for (let word = 0; word < words; word += 1) {
      hash = Math.imul(hash ^ from[at + word]!, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  };
  const grow = (): void => {
    capacity *= 2;
    kept = longer(kept, capacity * words);
    stateOf = longer(stateOf, capacity);
    first = longer(first, capacity + 1);
    slots = new Int32Array(capacity * 2);
    mask = slots.length - 1;
    for (let node = 0; node < nodes; node += 1) {
      let slot = hashAt(kept, node * words) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
    }
  };
  /** The node of a configuration; -1 for a new one beyond the bound. */
  const nodeOf = (key: Uint32Array): number => {
    let slot = hashAt(key, 0) & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      const at = (found - 1) * words;
      let same = true;
      for (let word = 0; word < words && same; word += 1) same = kept[at + word] === key[word];
      if (same) return found - 1;
      slot = (slot + 1) & mask;
    }
    if (nodes >= most) return -1;
    if (nodes === capacity) {
      grow();
      slot = hashAt(key, 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
    }
    slots[slot] = nodes + 1;
    kept.set(key, nodes * words);
    stateOf[nodes] = (key[packing.word[state]!]! >>> packing.shift[state]!) & packing.mask[state]!;
    nodes += 1;
    return nodes - 1;
  };

  walker.starts((start) => void nodeOf(start));
  const starts = nodes;
  const keep = (next: Uint32Array, { days, order }: Edge): void => {
    const node = nodeOf(next);
    if (node < 0) {
      complete = false;
      return;
    }
    if (edgeCount === edges.length) edges = longer(edges, edges.length * 2);
    edges[edgeCount] = node * 4 + (order >= 0 ? 2 : 0) + days;
    edgeCount += 1;
  };
  for (let node = 0; node < nodes; node += 1) {
    first[node] = edgeCount;
    walker.next(kept, node * words, keep);
  }
  first[nodes] = edgeCount;

  return {
    machine,
    nodes,
    starts,
    stateOf,
    first,
    edges,
    complete,
    edge: (node, edge) => {
      let at = first[node]!;
      let found: ReturnType<Graph['edge']> | undefined;
      walker.next(kept, node * words, (_, told, draws) => {
        if (at === edge) found = { ...told, draws: namedDraws(machine, draws) };
        at += 1;
      });
      return found!;
    },
  };
};

/** The numbers drawn when the case began in one of the first nodes. */
export const drawsOfStart = (graph: Graph, node: number): Readonly<Record<string, number>> => {
  let at = 0;
  let found: Readonly<Record<string, number>> = {};
  new Walker(graph.machine).starts((_, __, draws) => {
    if (at === node) found = namedDraws(graph.machine, draws);
    at += 1;
  });
  return found;
};

const namedDraws = ({ clocks }: Machine, draws: Int32Array): Readonly<Record<string, number>> =>
  Object.fromEntries(clocks.flatMap(({ name }, at) => (draws[at]! < 0 ? [] : [[name, draws[at]!]])));

const longer = <T extends Uint32Array | Int32Array | Uint16Array>(array: T, length: number): T => {
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array as never);
  return copy;
};
