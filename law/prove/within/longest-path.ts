import { namesInText, type Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { Wholes } from '../paths/whole.ts';
import { reasonOf, roundOf } from '../time/for-ever.ts';
import { type Graph, graphOf } from '../time/graph.ts';
import { longestIn, longestWay, type Stretch, unbounded } from '../time/longest.ts';
import { joined, type Way } from '../time/search.ts';
import { say } from './say.ts';
import { type Stretched, stretchOf } from './stretch.ts';
import { type Assumed, type StretchMachine, stretchMachine } from './stretch-machine.ts';
import type { Measure } from './time-found.ts';

/** The way that takes longest, by moves of the explorer from the configuration in which the stretch begins. */
export interface LongWay {
  readonly configuration: number;
  readonly moves: readonly number[];
}

export type Found =
  | { readonly kind: 'days'; readonly days: number; readonly way: LongWay; readonly configurations: number }
  | {
      readonly kind: 'unbounded';
      /** Places in which a case can wait for ever. */
      readonly waiting: readonly string[];
      /** Places on a round that can be gone round for ever. */
      readonly cycle: readonly string[];
      /** A child that may last for ever, and why. */
      readonly child?: { readonly name: string; readonly why: Text };
      /** To where it has no bound. */
      readonly way: LongWay;
      readonly configurations: number;
    }
  | { readonly kind: 'never-entered' }
  | { readonly kind: 'undecided'; readonly why: Text };

/** Configurations with days that are looked at for one question. */
export const mostTimed = 1_500_000;

/** How deep children of children are followed. */
const deepest = 3;

/** Works out how long stretches take; what is asked twice is worked out once. */
export class LongestPaths {
  readonly #pack: Pack;
  readonly #wholes: Wholes;
  readonly #stretches = new Map<string, Stretched>();
  readonly #found = new Map<string, Found>();

  constructor(pack: Pack, wholes: Wholes) {
    this.#pack = pack;
    this.#wholes = wholes;
  }

  /** @param from where the stretch begins; missing where a case opens */
  of(
    procedure: Procedure,
    from: readonly string[] | undefined,
    to: readonly string[],
    measure: Measure,
    assumed: Assumed,
    depth = 0,
  ): Found {
    const key = JSON.stringify([procedure.name, from, to, measure, assumed]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    // A case of the same procedure further down has no bound of its own.
    this.#found.set(key, { kind: 'undecided', why: say('of.itWouldWaitFor') });
    const found = this.#work(procedure, from, to, measure, assumed, depth);
    this.#found.set(key, found);
    return found;
  }

  #work(
    procedure: Procedure,
    from: readonly string[] | undefined,
    to: readonly string[],
    measure: Measure,
    assumed: Assumed,
    depth: number,
  ): Found {
    const { explored } = this.#wholes.of(procedure);
    if (!explored.complete) return undecided(say('work.theProcedureHasToo'));
    const stretch = this.#stretchOf(procedure, explored, from, to);
    if (stretch.entries.length === 0) return { kind: 'never-entered' };
    const endless = new Map<string, Text>();
    const childDays = (name: string): number | undefined => {
      const link = procedure.cases[name]!;
      const theirs = link.procedure === undefined ? undefined : this.#pack.procedures[link.procedure];
      if (theirs === undefined || depth >= deepest) {
        endless.set(name, say('childDays.itIsDecidedBy'));
        return undefined;
      }
      const { countedBy: _, ...same } = assumed;
      const found = this.of(theirs, undefined, Object.keys(theirs.endings), measure, same, depth + 1);
      if (found.kind === 'days') return found.days;
      endless.set(
        name,
        found.kind === 'unbounded' ? placesInWords(found) : found.kind === 'undecided' ? found.why : say('childDays.itNeverOpens'),
      );
      return undefined;
    };
    const made = stretchMachine(this.#pack, stretch, measure, assumed, childDays);
    if ('en' in made) return undecided(made);
    const graph = graphOf(made.machine, mostTimed);
    if (!graph.complete) return undecided(say('work.moreThanConfigurationsWith', { mostTimed }));
    return found(stretch, made, graph, endless);
  }

  #stretchOf(procedure: Procedure, explored: Stretched['explored'], from: readonly string[] | undefined, to: readonly string[]): Stretched {
    const key = JSON.stringify([procedure.name, from, to]);
    const known = this.#stretches.get(key) ?? stretchOf(this.#pack, explored, from, to);
    this.#stretches.set(key, known);
    return known;
  }
}

const undecided = (why: Text): Found => ({ kind: 'undecided', why });

const found = (stretched: Stretched, made: StretchMachine, graph: Graph, endless: ReadonlyMap<string, Text>): Found => {
  const { nodes } = stretched;
  const stretch: Stretch = {
    graph,
    entries: Array.from({ length: graph.starts }, (_, at) => at),
    to: new Uint8Array(made.machine.states.length),
  };
  const longest = longestIn(stretch);
  const common = { configurations: graph.nodes };
  if (longest.most !== unbounded)
    return { kind: 'days', days: longest.most, way: wayOf(stretched, made, graph, longestWay(stretch, longest)), ...common };
  const { waiting, cycle } = reasonOf(stretch, longest);
  const { to, round } = roundOf(stretch, longest);
  const way = wayOf(stretched, made, graph, joined(to, round));
  const last = graph.stateOf[to.nodes.at(-1)!]!;
  const child = [...(nodes[last]?.open ?? [])].find(([name, count]) => count > 0 && endless.has(name))?.[0];
  return {
    kind: 'unbounded',
    waiting,
    cycle,
    ...(child !== undefined && { child: { name: child, why: endless.get(child)! } }),
    way,
    ...common,
  };
};

/** The moves of the explorer along a way of days. */
const wayOf = (stretched: Stretched, made: StretchMachine, graph: Graph, { nodes, edges }: Way): LongWay => {
  const entry = made.entries.find(({ node }) => node === graph.stateOf[nodes[0]!])!;
  let at = entry.configuration;
  const moves: number[] = [];
  for (const [index, edge] of edges.entries()) {
    const { order } = graph.edge(nodes[index]!, edge);
    if (order < 0) continue;
    const move = stretched.moveOf(at, made.moves[order]!);
    if (move === undefined) break;
    moves.push(move);
    at = stretched.explored.to[move]!;
  }
  return { configuration: entry.configuration, moves };
};

/** Where it has no bound, in names of the pack. */
export const placesInWords = ({ waiting, cycle }: { readonly waiting: readonly string[]; readonly cycle: readonly string[] }): Text => {
  if (waiting.length > 0) return say('placesInWords.aCaseMayStay', { waiting: namesInText(waiting) });
  return say('placesInWords.aCaseMayGo', { cycle: namesInText(cycle) });
};
