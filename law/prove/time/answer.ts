import { reasonOf, roundOf } from './for-ever.ts';
import { type Graph, graphOf } from './graph.ts';
import { inStretch, longestIn, longestWay, type Stretch, unbounded } from './longest.ts';
import { machineOf } from './machine.ts';
import { enters, fewestDays, joined, targetOf, type Way } from './search.ts';
import type { TimedProcedure, TimeQuestion, TimeResult } from './timed.ts';
import { reachableUntimed } from './untimed.ts';
import { cutAfter, witnessForEver, witnessOf } from './witness.ts';

export interface TimeOptions {
  /** How many configurations may be looked at for one set of assumptions. */
  readonly most?: number;
}

/** Answers questions about the days of a procedure. Questions under the same assumptions share one exploration. */
export const timeAnswers = (
  procedure: TimedProcedure,
  questions: readonly TimeQuestion[],
  { most }: TimeOptions = {},
): readonly { readonly id: string; readonly result: TimeResult }[] => {
  const graphs = new Map<string, Graph>();
  return questions.map((question) => {
    const { officeKeepsClocks, partyKeepsClocks, externalWithin } = question.assume;
    const key = `${officeKeepsClocks} ${partyKeepsClocks} ${externalWithin}`;
    const graph = graphs.get(key) ?? graphOf(machineOf(procedure, question.assume), most);
    graphs.set(key, graph);
    return { id: question.id, result: graph.complete ? answer(procedure, graph, question) : undecided(graph) };
  });
};

const undecided = ({ nodes }: Graph): TimeResult => ({
  undecided: `more than ${nodes} configurations: not everything was looked at`,
  configurations: nodes,
});

const answer = (procedure: TimedProcedure, graph: Graph, question: TimeQuestion): TimeResult => {
  switch (question.ask) {
    case 'longest':
      return longest(graph, question);
    case 'within':
      return within(graph, question);
    case 'shortest':
      return shortest(graph, question);
    case 'reachableBy': {
      const reached = reachedFirst(graph, question.state);
      if (reached === undefined || reached.days > question.day) return { reachable: false };
      return { reachable: true, witness: witnessOf(graph, reached.way, undefined, question.day) };
    }
    case 'never': {
      const reached = reachedFirst(graph, question.state);
      if (reached !== undefined) return { never: false, witness: witnessOf(graph, reached.way, undefined) };
      return { never: true, untimed: reachableUntimed(procedure, question.state) ? 'reachable' : 'unreachable' };
    }
  }
};

type Asked = Extract<TimeQuestion, { readonly from: readonly string[] }>;

const longest = (graph: Graph, question: Asked): TimeResult => {
  const stretch = stretchOf(graph, question);
  if (stretch.entries.length === 0) return { days: 'never-entered' };
  const found = longestIn(stretch);
  if (found.most === unbounded) {
    const { before, way, round } = forEver(graph, question, stretch, found);
    return { days: 'unbounded', reason: reasonOf(stretch, found), witness: witnessForEver(graph, way, round, before.nodes.length - 1) };
  }
  const before = wayTo(graph, question, found.entry);
  const way = joined(before, longestWay(stretch, found));
  return { days: found.most, witness: witnessOf(graph, way, before.nodes.length - 1) };
};

const within = (graph: Graph, question: Asked & { readonly limit?: number }): TimeResult => {
  const limit = question.limit!;
  const stretch = stretchOf(graph, question);
  if (stretch.entries.length === 0) return { holds: true, vacuous: true };
  const found = longestIn(stretch);
  if (found.most !== unbounded && found.most <= limit) return { holds: true };
  if (found.most !== unbounded) {
    const before = wayTo(graph, question, found.entry);
    const way = joined(before, longestWay(stretch, found));
    const entry = before.nodes.length - 1;
    return { holds: false, witness: witnessOf(graph, cutAfter(graph, way, entry, limit + 1), entry) };
  }
  const { before, way, round } = forEver(graph, question, stretch, found);
  const entry = before.nodes.length - 1;
  let whole = way;
  // A round takes at least a day, so so many of them pass the limit.
  for (let turn = 0; turn <= limit; turn += 1) whole = joined(whole, round);
  return { holds: false, witness: witnessOf(graph, cutAfter(graph, whole, entry, limit + 1), entry) };
};

const shortest = (graph: Graph, question: Asked): TimeResult => {
  const stretch = stretchOf(graph, question);
  if (stretch.entries.length === 0) return { days: 'never-entered' };
  const found = fewestDays(graph, stretch.entries, inStretch(stretch), (node, target) => enters(graph, node, target, stretch.to));
  if (found === undefined) return { days: 'never' };
  const before = wayTo(graph, question, found.way.nodes[0]!);
  const way = joined(before, found.way);
  return { days: found.days, witness: witnessOf(graph, way, before.nodes.length - 1) };
};

/** The way from day 0 to an entry, then to a round, and the round. */
const forEver = (graph: Graph, question: Asked, stretch: Stretch, found: ReturnType<typeof longestIn>) => {
  const { to, round } = roundOf(stretch, found);
  const before = wayTo(graph, question, to.nodes[0]!);
  return { before, way: joined(before, to), round };
};

// ---- entering ------------------------------------------------------------------------------------------------------------

const startsOf = ({ starts }: Graph): readonly number[] => Array.from({ length: starts }, (_, node) => node);

const marks = ({ machine }: Graph, names: readonly string[]): Uint8Array =>
  Uint8Array.from(machine.states, (name) => (names.includes(name) ? 1 : 0));

const stretchOf = (graph: Graph, { from, to, time }: Asked): Stretch => {
  const wanted = marks(graph, from);
  return { graph, to: marks(graph, to), entries: time === 'each' ? eachEntry(graph, wanted) : firstEntries(graph, wanted) };
};

/** Nodes in which the case begins, or to which it comes from another state. */
const eachEntry = (graph: Graph, from: Uint8Array): readonly number[] => {
  const entered = new Set(startsOf(graph).filter((node) => from[graph.stateOf[node]!] === 1));
  for (let node = 0; node < graph.nodes; node += 1) {
    for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
      const target = targetOf(graph, edge);
      if (enters(graph, node, target, from)) entered.add(target);
    }
  }
  return [...entered];
};

const firstEntries = (graph: Graph, from: Uint8Array): readonly number[] => {
  const entered = new Set<number>();
  const seen = new Uint8Array(graph.nodes);
  const queue: number[] = [];
  for (const node of startsOf(graph)) {
    seen[node] = 1;
    if (from[graph.stateOf[node]!] === 1) entered.add(node);
    else queue.push(node);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1) {
      const target = targetOf(graph, edge);
      if (enters(graph, node, target, from)) entered.add(target);
      else if (seen[target] === 0) {
        seen[target] = 1;
        queue.push(target);
      }
    }
  }
  return [...entered];
};

/** The way on which an entry is come to soonest; where only the first time counts, without an entry before it. */
const wayTo = (graph: Graph, { from, time }: Asked, entry: number): Way => {
  const wanted = marks(graph, from);
  const starts = startsOf(graph).filter((node) => time === 'each' || node === entry || wanted[graph.stateOf[node]!] === 0);
  const found = fewestDays(
    graph,
    starts,
    (node, _, target) => time === 'each' || !enters(graph, node, target, wanted),
    (node, target) => target === entry && enters(graph, node, target, wanted),
    (node) => node === entry && wanted[graph.stateOf[node]!] === 1,
  );
  return found!.way;
};

const reachedFirst = (graph: Graph, name: string) => {
  const wanted = marks(graph, [name]);
  return fewestDays(
    graph,
    startsOf(graph),
    () => true,
    (node, target) => enters(graph, node, target, wanted),
    (node) => wanted[graph.stateOf[node]!] === 1,
  );
};
