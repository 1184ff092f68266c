import type { Graph } from './graph.ts';

/** A way through the graph: nodes, and for each but the first the edge that led to it. */
export interface Way {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Which edges a search may take; it is asked with the node, the edge and the node it leads to. */
export type MayTake = (node: number, edge: number, target: number) => boolean;

export const targetOf = (graph: Graph, edge: number): number => graph.edges[edge]! >> 2;

export const daysOf = (graph: Graph, edge: number): 0 | 1 => (graph.edges[edge]! & 1) as 0 | 1;

/** Whether an order is given on it. */
export const givesOrder = (graph: Graph, edge: number): boolean => (graph.edges[edge]! & 2) !== 0;

/** Whether an edge leads into another state, which is in `states`: the case enters it. */
export const enters = (graph: Graph, node: number, target: number, states: Uint8Array): boolean =>
  graph.stateOf[node] !== graph.stateOf[target] && states[graph.stateOf[target]!] === 1;

/** What a search by days has found. */
export interface Reached {
  /** The first node at which `isGoal` held, with the edge that led to it; -1 if there was none. A goal may be an edge that was not to be taken. */
  readonly goal: number;
  readonly days: number;
  readonly way: Way;
}

/**
 * The fewest midnights from one of `from` to an edge or node that is a goal. The goal is looked at before `mayTake`, so that a
 * stretch may end with an edge that does not belong to it.
 */
export const fewestDays = (
  graph: Graph,
  from: readonly number[],
  mayTake: MayTake,
  isGoal: (node: number, target: number) => boolean,
  isGoalAtOnce: (node: number) => boolean = () => false,
): Reached | undefined => {
  const seen = new Uint8Array(graph.nodes);
  const settled = new Uint8Array(graph.nodes);
  const by = new Int32Array(graph.nodes).fill(-1);
  const at = new Int32Array(graph.nodes).fill(-1);
  let today = from.filter((node) => {
    if (seen[node] === 1) return false;
    seen[node] = 1;
    return true;
  });
  for (const node of today) if (isGoalAtOnce(node)) return { goal: node, days: 0, way: { nodes: [node], edges: [] } };
  let tomorrow: number[] = [];
  // A node may be found for tomorrow and again for today: it belongs to the earlier day.
  for (let days = 0; today.length > 0; days += 1) {
    const queue = today.filter((node) => settled[node] === 0);
    for (const node of queue) settled[node] = 1;
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head]!;
      for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
        const target = targetOf(graph, edge);
        const later = daysOf(graph, edge);
        if (isGoal(node, target)) return { goal: target, days: days + later, way: wayTo(node, edge, target, by, at) };
        if (settled[target] === 1 || !mayTake(node, edge, target)) continue;
        if (later === 0) {
          settled[target] = 1;
          seen[target] = 1;
          by[target] = edge;
          at[target] = node;
          queue.push(target);
        } else if (seen[target] === 0) {
          seen[target] = 1;
          by[target] = edge;
          at[target] = node;
          tomorrow.push(target);
        }
      }
    }
    [today, tomorrow] = [tomorrow, []];
  }
  return undefined;
};

const wayTo = (node: number, edge: number, target: number, by: Int32Array, at: Int32Array): Way => {
  const nodes = [target];
  const edges = [edge];
  for (let back = node; ; back = at[back]!) {
    nodes.push(back);
    if (by[back]! < 0) break;
    edges.push(by[back]!);
  }
  return { nodes: nodes.reverse(), edges: edges.reverse() };
};

/** One way after another; the second begins where the first ends. */
export const joined = (one: Way, other: Way): Way => ({
  nodes: [...one.nodes, ...other.nodes.slice(1)],
  edges: [...one.edges, ...other.edges],
});
