import type { OrderDef, Pack, Procedure } from './model.ts';

/** A step that a case can take: an order lawful in one state or ending, given by a person or brought about by the law there. */
export interface Edge {
  readonly order: OrderDef;
  readonly from: string;
  readonly to: string;
}

/** Every order from every place where somebody or something gives it; guards are not looked at. */
export const edgesOf = (procedure: Procedure): readonly Edge[] => {
  const before = edgesKept.get(procedure);
  if (before !== undefined) return before;
  const edges = workOutEdges(procedure);
  edgesKept.set(procedure, edges);
  return edges;
};

const edgesKept = new WeakMap<Procedure, readonly Edge[]>();

const workOutEdges = (procedure: Procedure): readonly Edge[] => {
  const edges: Edge[] = [];
  for (const order of Object.values(procedure.orders)) {
    if (order.from === 'opening') continue;
    for (const from of placesOf(order, procedure)) {
      if (isPersons(order) || broughtAboutIn(order.name, from, procedure)) edges.push({ order, from, to: order.to ?? from });
    }
  }
  return edges;
};

/** The states and endings where an order is lawful. */
export const placesOf = (order: OrderDef, procedure: Procedure): readonly string[] =>
  order.from === 'open' ? Object.keys(procedure.states) : order.from === 'opening' ? [] : order.from;

export const isPersons = (order: OrderDef): boolean => order.by.some((role) => role !== 'law');

export const isByLaw = (order: OrderDef): boolean => order.by.includes('law');

const broughtAboutIn = (order: string, place: string, procedure: Procedure): boolean =>
  Object.values(procedure.clocks).some(({ runs, silence }) => runs.includes(place) && silence.includes(order)) ||
  Object.values(procedure.states[place]?.vote?.then ?? {}).includes(order) ||
  isOnEntry(order, procedure) ||
  Object.values(procedure.cases).some((link) => Object.values(link.then).some((orders) => orders.includes(order)));

const isOnEntry = (order: string, { onEntry }: Procedure): boolean =>
  Object.values(onEntry).some(({ then }) => Object.values(then).some((orders) => orders.includes(order)));

/** Does anything name this order by law at all? */
export const isNamed = (order: string, procedure: Procedure): boolean =>
  Object.values(procedure.clocks).some(({ silence }) => silence.includes(order)) ||
  Object.values(procedure.states).some(({ vote }) => vote !== undefined && Object.values(vote.then).includes(order)) ||
  isOnEntry(order, procedure) ||
  Object.values(procedure.cases).some((link) => Object.values(link.then).some((orders) => orders.includes(order)));

export const openingOrders = (procedure: Procedure): readonly OrderDef[] =>
  Object.values(procedure.orders).filter(({ from }) => from === 'opening');

export const reachedFrom = (starts: Iterable<string>, next: (place: string) => Iterable<string>): ReadonlySet<string> => {
  const reached = new Set(starts);
  for (const place of reached) for (const other of next(place)) reached.add(other);
  return reached;
};

/** An order that opens a case of another procedure, or of its own. */
export interface Opener {
  readonly procedure: Procedure;
  readonly order: OrderDef;
}

export const openersOf = (name: string, pack: Pack): readonly Opener[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.orders)
      .filter(({ opens }) => opens !== undefined && procedure.cases[opens]?.procedure === name)
      .map((order) => ({ procedure, order })),
  );

/**
 * Facts that are certainly given when a case is in a state: those of every way there. What only some ways ask, what may be
 * left out and what a staying order gives is not certain.
 */
export const certainFacts = (procedure: Procedure): ReadonlyMap<string, ReadonlySet<string>> => {
  const before = kept.get(procedure);
  if (before !== undefined) return before;
  const facts = workOut(procedure);
  kept.set(procedure, facts);
  return facts;
};

const kept = new WeakMap<Procedure, ReadonlyMap<string, ReadonlySet<string>>>();

const workOut = (procedure: Procedure): ReadonlyMap<string, ReadonlySet<string>> => {
  const known = new Map<string, ReadonlySet<string>>();
  const arrive = (place: string, facts: ReadonlySet<string>): boolean => {
    const before = known.get(place);
    const now = before === undefined ? facts : before.intersection(facts);
    known.set(place, now);
    return before === undefined || now.size < before.size;
  };
  const edges = edgesOf(procedure);
  let changed = false;
  for (const order of openingOrders(procedure)) if (order.to !== undefined) changed = arrive(order.to, givenBy(order)) || changed;
  while (changed) {
    changed = false;
    for (const { order, from, to } of edges) {
      const before = known.get(from);
      if (before !== undefined && from !== to) changed = arrive(to, before.union(givenBy(order))) || changed;
    }
  }
  return known;
};

export const givenBy = (order: OrderDef): ReadonlySet<string> =>
  new Set(order.needs.filter(({ optional }) => !optional).map(({ fact }) => fact));
