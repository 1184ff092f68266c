import type { Graph } from './graph.ts';
import { daysOf, enters, fewestDays, type MayTake, targetOf, type Way } from './search.ts';

/** The part of a graph that a case is in from where `from` is entered to where one of `to` is, or where it ends. */
export interface Stretch {
  readonly graph: Graph;
  readonly entries: readonly number[];
  /** By state: 1 where the stretch ends. */
  readonly to: Uint8Array;
}

export const inStretch =
  ({ graph, to }: Stretch): MayTake =>
  (node, _, target) =>
    !enters(graph, node, target, to);

export const unbounded = -1;

/** The most midnights that can still pass in a stretch, for the knots of nodes that lead to each other. */
export interface Longest {
  /** Per node the number of its knot, or -1 outside the stretch. */
  readonly knotOf: Int32Array;
  /** Per knot, `unbounded` where a day can be repeated for ever in it or behind it. */
  readonly days: readonly number[];
  /** Knots in which a day can be repeated for ever. */
  readonly rounds: readonly number[];
  /** Of all entries. */
  readonly most: number;
  /** The entry from which that is. */
  readonly entry: number;
}

/** Longest path over strongly connected components (Tarjan 1972, SIAM J. Comput. 1:146, without recursion). */
export const longestIn = (stretch: Stretch): Longest => {
  const { graph, entries } = stretch;
  const takes = inStretch(stretch);
  const index = new Int32Array(graph.nodes);
  const low = new Int32Array(graph.nodes);
  const edgeAt = new Int32Array(graph.nodes);
  const knotOf = new Int32Array(graph.nodes).fill(-1);
  const days: number[] = [];
  const rounds: number[] = [];
  const path: number[] = [];
  const open: number[] = [];
  let count = 0;

  const close = (root: number): void => {
    const knot = days.length;
    const members: number[] = [];
    for (let node = -1; node !== root; ) {
      node = open.pop()!;
      knotOf[node] = knot;
      members.push(node);
    }
    let most = 0;
    let round = false;
    for (const node of members) {
      for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
        const target = targetOf(graph, edge);
        if (!takes(node, edge, target)) continue;
        if (knotOf[target] === knot) round ||= daysOf(graph, edge) === 1;
        else if (days[knotOf[target]!] === unbounded) most = unbounded;
        else if (most !== unbounded) most = Math.max(most, daysOf(graph, edge) + days[knotOf[target]!]!);
      }
    }
    if (round) rounds.push(knot);
    days.push(round ? unbounded : most);
  };

  for (const entry of entries) {
    if (index[entry] !== 0) continue;
    const begin = (node: number): void => {
      count += 1;
      index[node] = count;
      low[node] = count;
      edgeAt[node] = graph.first[node]!;
      path.push(node);
      open.push(node);
    };
    begin(entry);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (edgeAt[node]! < graph.first[node + 1]!) {
        const edge = edgeAt[node]!;
        edgeAt[node] = edge + 1;
        const target = targetOf(graph, edge);
        if (!takes(node, edge, target)) continue;
        if (index[target] === 0) begin(target);
        else if (knotOf[target] === -1) low[node] = Math.min(low[node]!, index[target]!);
        continue;
      }
      path.pop();
      if (low[node] === index[node]) close(node);
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
    }
  }

  let most = 0;
  let best = entries[0] ?? -1;
  for (const entry of entries) {
    const here = days[knotOf[entry]!]!;
    if (most === unbounded || (here !== unbounded && here <= most)) continue;
    most = here;
    best = entry;
  }
  return { knotOf, days, rounds, most, entry: best };
};

/** A way on which that many midnights pass from the entry. Nothing of it is unbounded. */
export const longestWay = (stretch: Stretch, { knotOf, days, entry }: Longest): Way => {
  const { graph } = stretch;
  const takes = inStretch(stretch);
  const nodes = [entry];
  const edges: number[] = [];
  for (let node = entry; days[knotOf[node]!]! > 0; ) {
    const knot = knotOf[node]!;
    const within: MayTake = (at, edge, target) => takes(at, edge, target) && knotOf[target] === knot;
    const leads = (at: number, target: number): boolean => {
      if (knotOf[target] === knot || enters(graph, at, target, stretch.to)) return false;
      return leadsOn(graph, at, target, days[knot]! - days[knotOf[target]!]!);
    };
    const found = fewestDays(graph, [node], within, leads)!;
    const last = found.way.nodes.at(-2)!;
    // Of several edges between the two, the one with the right number of days.
    const wanted = days[knot]! - days[knotOf[found.goal]!]!;
    const edge = edgeBetween(graph, last, found.goal, wanted)!;
    nodes.push(...found.way.nodes.slice(1));
    edges.push(...found.way.edges.slice(0, -1), edge);
    node = found.goal;
  }
  return { nodes, edges };
};

const leadsOn = (graph: Graph, node: number, target: number, wanted: number): boolean =>
  edgeBetween(graph, node, target, wanted) !== undefined;

const edgeBetween = (graph: Graph, node: number, target: number, wanted: number): number | undefined => {
  for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
    if (targetOf(graph, edge) === target && daysOf(graph, edge) === wanted) return edge;
  }
  return undefined;
};
