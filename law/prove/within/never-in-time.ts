import type { Pack, Procedure } from '#law/pack';
import type { Whole } from '../paths/whole.ts';
import { graphOf } from '../time/graph.ts';
import { windowsOf } from './guards.ts';
import { stretchOf } from './stretch.ts';
import { type Assumed, stretchMachine } from './stretch-machine.ts';

/** What the explorer reaches while it leaves days aside, and days never let come. */
export interface InTime {
  /** States and endings, and orders, that no timing allows. */
  readonly never: { readonly places: readonly string[]; readonly orders: readonly string[] };
  /** States and endings that only a case comes to in which somebody was late. */
  readonly onlyLate: readonly string[];
}

/** Configurations with days that are looked at for one procedure. */
const mostLookedAt = 60_000;

/** A procedure with more configurations without days is not looked at: so few days would be seen of it that nothing comes of it. */
const mostWithoutDays = 600;

/**
 * Explores a whole procedure day by day, from the opening of a case, and says what days rule out. More days are allowed than any calendar has, so what is never
 * come to is never come to. Nothing where there are too many configurations with days, or a length that nobody knows: then it is not decided.
 */
export const neverInTime = (pack: Pack, procedure: Procedure, whole: Whole, most: number = mostLookedAt): InTime | undefined => {
  const { explored, given } = whole;
  if (explored.configurations > mostWithoutDays) return undefined;
  const stretch = stretchOf(pack, explored, undefined, [], true);
  const bare = reachedIn({ officeInTime: false, partiesInTime: false });
  if (bare === undefined) return undefined;
  const kept = reachedIn({ officeInTime: true, partiesInTime: true });
  const places = explored.machine.places.filter((place) => stretch.nodes.some((node) => node.place === place));
  const orders = Object.values(procedure.orders).filter(({ from }, index) => given[index] === 1 && from !== 'opening');
  const reachable = new Set(bare.places);
  return {
    never: {
      places: places.filter((place) => !reachable.has(place)),
      // An order that waits for days of a clock; whatever else is not given is told with the state that it leads to.
      orders: orders
        .filter(
          (order) =>
            !bare.orders.has(order.name) &&
            windowsOf(order, 'days').length > 0 &&
            (order.from === 'open' || (order.from !== 'opening' && order.from.some((place) => reachable.has(place)))),
        )
        .map(({ name }) => name),
    },
    onlyLate: kept === undefined ? [] : places.filter((place) => reachable.has(place) && !kept.places.has(place)),
  };

  function reachedIn(assumed: Assumed): { readonly places: ReadonlySet<string>; readonly orders: ReadonlySet<string> } | undefined {
    const made = stretchMachine(pack, stretch, 'days', assumed, () => undefined);
    if ('en' in made) return undefined;
    const graph = graphOf(made.machine, most);
    if (!graph.complete) return undefined;
    const seen = new Uint8Array(stretch.nodes.length);
    for (let node = 0; node < graph.nodes; node += 1) seen[graph.stateOf[node]!] = 1;
    const names = new Set<string>();
    // A move of a node is made where, in one of its configurations with days, it leads on.
    const used = new Set<number>();
    for (let node = 0; node < graph.nodes; node += 1)
      for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge += 1)
        if ((graph.edges[edge]! & 2) !== 0) used.add(graph.stateOf[node]! * stretch.nodes.length + graph.stateOf[graph.edges[edge]! >> 2]!);
    for (const [here, moves] of stretch.moves.entries())
      for (const { effect, to } of moves)
        if (effect.order !== undefined && used.has(here * stretch.nodes.length + to)) names.add(effect.order.name);
    // What leaves days and node alone is no move of the machine; the explorer has seen it given.
    for (const [index, { to, restarts, extends: longer }] of Object.values(procedure.orders).entries())
      if (given[index] === 1 && to === undefined && restarts.length === 0 && longer === undefined)
        names.add(Object.keys(procedure.orders)[index]!);
    return { places: new Set(stretch.nodes.flatMap(({ place }, at) => (seen[at] === 1 ? [place] : []))), orders: names };
  }
};
