import { drawsOfStart, type Graph } from './graph.ts';
import { daysOf, type Way } from './search.ts';
import type { TimedStep, TimeWitness } from './timed.ts';

/** The run along a way from the start of the case, day by day. `entry` is the place on the way at which the stretch begins. */
export const witnessOf = (graph: Graph, way: Way, entry: number | undefined, through?: number): TimeWitness => {
  const { steps, dayAt } = toldAlong(graph, way);
  const entered = entry === undefined ? {} : { entered: dayAt[entry]! };
  return { steps, ...entered, through: through ?? dayAt.at(-1)! };
};

/** A run that comes to a round and goes around it once. */
export const witnessForEver = (graph: Graph, way: Way, round: Way, entry: number): TimeWitness => {
  const whole: Way = { nodes: [...way.nodes, ...round.nodes.slice(1)], edges: [...way.edges, ...round.edges] };
  const { steps, dayAt, stepsAt } = toldAlong(graph, whole);
  const from = dayAt[way.nodes.length - 1]!;
  const to = dayAt.at(-1)!;
  const repeats = { from, to, steps: steps.length - stepsAt[way.nodes.length - 1]! };
  return { steps, entered: dayAt[entry]!, repeats, through: to };
};

/** The steps with their days; for each node of the way the day, and how many steps were told when it was come to. */
const toldAlong = (graph: Graph, { nodes, edges }: Way) => {
  const { orders, clocks } = graph.machine;
  const steps: TimedStep[] = [];
  const began = drawsOfStart(graph, nodes[0]!);
  if (Object.keys(began).length > 0) steps.push({ day: 0, order: null, draws: began });
  const dayAt = [0];
  const stepsAt = [steps.length];
  for (const [at, edge] of edges.entries()) {
    const { order, clock, draws } = graph.edge(nodes[at]!, edge);
    const day = dayAt[at]!;
    if (order >= 0) {
      const given = orders[order]!;
      const by = clock < 0 ? { by: given.persons[0]! } : { by: 'law' as const, clock: clocks[clock]!.name };
      steps.push({ day, order: given.name, ...by, ...(Object.keys(draws).length === 0 ? {} : { draws }) });
    }
    dayAt.push(day + daysOf(graph, edge));
    stepsAt.push(steps.length);
  }
  return { steps, dayAt, stepsAt };
};

/** The beginning of a way, up to and with the midnight that is the `days`th after its place `from`. */
export const cutAfter = (graph: Graph, way: Way, from: number, days: number): Way => {
  let passed = 0;
  for (let at = from; at < way.edges.length; at += 1) {
    passed += daysOf(graph, way.edges[at]!);
    if (passed === days) return { nodes: way.nodes.slice(0, at + 2), edges: way.edges.slice(0, at + 1) };
  }
  return way;
};
