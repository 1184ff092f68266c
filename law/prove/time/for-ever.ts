import type { Graph } from './graph.ts';
import { inStretch, type Longest, type Stretch } from './longest.ts';
import { daysOf, fewestDays, givesOrder, joined, targetOf, type Way } from './search.ts';
import type { ForEver } from './timed.ts';

/** States in which a case can wait for ever in a stretch, and states on a round with a day in it that can be repeated for ever. */
export const reasonOf = (stretch: Stretch, longest: Longest): ForEver => {
  const { graph } = stretch;
  const takes = inStretch(stretch);
  const rounds = new Set(longest.rounds);
  const waiting = new Set<number>();
  /** Per knot: the states in it, kept only where an order is among its edges. */
  const states = new Map<number, Set<number>>();
  const turning = new Set<number>();
  for (let node = 0; node < graph.nodes; node += 1) {
    const knot = longest.knotOf[node]!;
    if (!rounds.has(knot)) continue;
    const here = states.get(knot) ?? new Set<number>();
    states.set(knot, here.add(graph.stateOf[node]!));
    for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
      const target = targetOf(graph, edge);
      if (longest.knotOf[target] !== knot || !takes(node, edge, target)) continue;
      if (target === node && daysOf(graph, edge) === 1) waiting.add(graph.stateOf[node]!);
      else if (givesOrder(graph, edge)) turning.add(knot);
    }
  }
  const cycle = new Set([...turning].flatMap((knot) => [...states.get(knot)!]));
  return { waiting: named(graph, waiting), cycle: named(graph, cycle) };
};

const named = (graph: Graph, states: ReadonlySet<number>): readonly string[] =>
  [...new Set(graph.machine.states.filter((_, at) => states.has(at)))].toSorted();

/** A way from an entry to a round with a day in it, and once around. A day that repeats itself without an order is the shortest round. */
export const roundOf = (stretch: Stretch, longest: Longest): { readonly to: Way; readonly round: Way } => {
  const { graph } = stretch;
  const takes = inStretch(stretch);
  const rounds = new Set(longest.rounds);
  const to = fewestDays(
    graph,
    stretch.entries,
    takes,
    (node, target) => takes(node, -1, target) && rounds.has(longest.knotOf[target]!),
    (node) => rounds.has(longest.knotOf[node]!),
  )!;
  const knot = longest.knotOf[to.goal]!;
  const inside = (node: number, edge: number, target: number): boolean => longest.knotOf[target] === knot && takes(node, edge, target);
  const passes = (node: number, target: number): boolean => inside(node, -1, target) && isDay(graph, node, target);
  const day = fewestDays(graph, [to.goal], inside, passes)!;
  const edge = dayBetween(graph, day.way.nodes.at(-2)!, day.goal);
  const there: Way = { nodes: day.way.nodes, edges: [...day.way.edges.slice(0, -1), edge] };
  if (day.goal === to.goal) return { to: to.way, round: there };
  const back = fewestDays(graph, [day.goal], inside, (node, target) => target === to.goal && inside(node, -1, target))!;
  return { to: to.way, round: joined(there, back.way) };
};

const isDay = (graph: Graph, node: number, target: number): boolean => dayBetween(graph, node, target) >= 0;

const dayBetween = (graph: Graph, node: number, target: number): number => {
  for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
    if (targetOf(graph, edge) === target && daysOf(graph, edge) === 1) return edge;
  }
  return -1;
};
