import type { Node } from '#law/feel';
import { knownAbove } from './check-cases.ts';
import { certainFacts, edgesOf, givenBy, isPersons, openingOrders } from './graph.ts';
import { type Assumed, either, exactly, nothing, type Possible, possibleOf, type Surroundings, something } from './letter-values.ts';
import type { CaseLink, ClockDef, OrderDef, Pack, Procedure } from './model.ts';

/** One way in which a letter is sent: an order, from where it was given to where the case then stands. */
export interface Way {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly order: OrderDef;
  /** Missing for an order that opens the case. */
  readonly from?: string;
  readonly to: string;
}

/** Every way in which a letter is sent. Of guards only those are looked at that the state alone decides, so there may be more ways than can happen. */
export const waysOf = (letter: string, pack: Pack): readonly Way[] => {
  const known = kept.get(pack) ?? byLetter(allWays(pack));
  kept.set(pack, known);
  return known.get(letter) ?? [];
};

const kept = new WeakMap<Pack, ReadonlyMap<string, readonly Way[]>>();

const byLetter = (ways: readonly Way[]): ReadonlyMap<string, readonly Way[]> => {
  const found = new Map<string, Way[]>();
  for (const way of ways) for (const letter of lettersOf(way.order)) found.set(letter, [...(found.get(letter) ?? []), way]);
  return found;
};

/** The letters that an order sends: to the parties, and with the file of a referral. */
export const lettersOf = ({ letter, fileLetter }: OrderDef): readonly string[] => [letter, fileLetter].flatMap((name) => name ?? []);

const allWays = (pack: Pack): readonly Way[] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const opening = openingOrders(procedure).filter((order) => lettersOf(order).length > 0 && order.to !== undefined);
    const later = edgesOf(procedure).filter(({ order, from }) => lettersOf(order).length > 0 && mayBeGivenIn(from, order));
    return [
      ...opening.map((order) => ({ pack, procedure, order, to: order.to! })),
      ...later.map(({ order, from, to }) => ({ pack, procedure, order, from, to })),
    ];
  });

/** Some orders name a state only to refuse there with a reason: their guard is false in it, whatever else is known. */
const mayBeGivenIn = (state: string, { guards }: OrderDef): boolean => {
  const stateAlone: Surroundings = {
    name: (name) => (name === 'state' ? exactly(state) : either),
    member: () => either,
    call: () => undefined,
  };
  return guards.every((guard) => possibleOf(guard.if.ast, stateAlone).is !== false);
};

/** What names and functions can give in one way of sending a letter. */
export const surroundingsIn = (way: Way): Surroundings => {
  const certain = certainIn(way);
  const working = new Set<string>();
  const fact = (name: string, assumed: Assumed): Possible => {
    const def = way.pack.facts[name];
    if (def === undefined || def.personal || working.has(name)) return either;
    working.add(name);
    const asked = def.if === undefined ? exactly(true) : possibleOf(def.if.ast, here, undefined, assumed);
    const found = asked.is === true ? ofSource(name, assumed) : asked.is === false ? nothing : weaker(ofSource(name, assumed));
    working.delete(name);
    return found;
  };
  const ofSource = (name: string, assumed: Assumed): Possible => {
    const { source } = way.pack.facts[name]!;
    if (source.kind === 'given') return certain.has(name) ? something : either;
    if (source.kind === 'formula') return possibleOf(source.is.ast, here, undefined, assumed);
    const table = way.pack.tables[source.table];
    const answered = table?.complete === true && table.table.reads.every((input) => !here.name(input, assumed).nothing);
    return answered ? something : either;
  };
  const here: Surroundings = {
    name: (name, assumed) => assumed.get(name) ?? (way.pack.facts[name] === undefined ? ofEngine(name, way) : fact(name, assumed)),
    member: (of, members, assumed) => {
      if (way.pack.facts[of] !== undefined) return memberOfFact(of, members, way, here.name(of, assumed));
      if (of === 'clock') return ofClock(members, way);
      if (of === 'case' || of === 'party') return something;
      const link = way.procedure.cases[of];
      return link === undefined ? either : ofLink(link, members, way);
    },
    call: (name, args) => ofCall(name, args, way),
  };
  return here;
};

const weaker = (of: Possible): Possible => ({ nothing: true, something: of.something });

/** What every way to this sending asks for, with what comes with the order and what the cases above know. */
const certainIn = ({ pack, procedure, order, from }: Way): ReadonlySet<string> => {
  const before = from === undefined ? new Set<string>() : (certainFacts(procedure).get(from) ?? new Set<string>());
  return before.union(givenBy(order)).union(knownAbove(procedure, pack));
};

const ofEngine = (name: string, way: Way): Possible => {
  if (name === 'state') return exactly(way.to);
  if (name === 'order') return exactly(way.order.name);
  if (name === 'due') return dueIn(way);
  if (name === 'challenged-act' || name === 'challenged-body') return isChallenge(way) ? something : nothing;
  return something;
};

/** Is every case of the procedure the challenge of another? */
const isChallenge = ({ pack, procedure }: Way): boolean =>
  Object.values(pack.procedures).some(({ cases }) =>
    Object.values(cases).some(({ link, procedure: other }) => link === 'challenge' && other === procedure.name),
  );

/** A member of a fact: of another case, what its opening asks; of a list, its column. */
const memberOfFact = (name: string, [member]: readonly string[], { pack }: Way, value: Possible): Possible => {
  const { type } = pack.facts[name]!;
  if (type.kind !== 'case') return value;
  if (member === 'state' || member === 'number') return value;
  const register = pack.registers[type.of];
  const procedures = register === undefined ? [type.of] : Object.values(register.rows).flatMap((row) => Object.keys(row));
  const asked = procedures.every((each) => {
    const procedure = pack.procedures[each];
    return procedure !== undefined && openingOrders(procedure).every((order) => givenBy(order).has(member!));
  });
  return asked ? value : weaker(value);
};

const ofClock = ([clock, member]: readonly string[], way: Way): Possible => {
  const def = way.procedure.clocks[clock!];
  if (def === undefined) return either;
  if (member === 'state') return def.runs.includes(way.to) ? something : either;
  return runsSurely(def, way) ? something : either;
};

/** Of a case that brought the order about it is known how it ended, and what it was asked on the way. */
const ofLink = (link: CaseLink, [member]: readonly string[], way: Way): Possible => {
  if (member === 'open') return something;
  const ends = Object.entries(link.then).flatMap(([at, orders]) => (orders.includes(way.order.name) ? [at] : []));
  const other = link.procedure === undefined ? undefined : way.pack.procedures[link.procedure];
  if (ends.length === 0 || !onlyBy(link, way) || other === undefined) return either;
  if (member === 'ending' || member === 'state') return ends.length === 1 && ends[0] !== '*' ? exactly(ends[0]!) : something;
  const certain = certainFacts(other);
  return ends.every((end) => certain.get(end)?.has(member!) === true) ? something : either;
};

/** Does nothing but this case bring the order about? */
const onlyBy = (link: CaseLink, { procedure, order }: Way): boolean =>
  !isPersons(order) &&
  !Object.values(procedure.clocks).some(({ silence }) => silence.includes(order.name)) &&
  !Object.values(procedure.states).some(({ vote }) => vote !== undefined && Object.values(vote.then).includes(order.name)) &&
  Object.values(procedure.cases).every(
    (other) => other === link || !Object.values(other.then).some((orders) => orders.includes(order.name)),
  );

const ofCall = (name: string, [first]: readonly Node[], { procedure, order, from, to }: Way): Possible | undefined => {
  if (name === 'times' || name === 'standing') return something;
  if (name !== 'day' || first?.kind !== 'literal') return undefined;
  const of = String(first.value);
  if (of === order.name || of === to || of === from) return something;
  return procedure.orders[of]?.from === 'opening' && openingOrders(procedure).length === 1 ? something : either;
};

/** Is there certainly a day to come among the clocks that run where the case then stands? */
export const dueIn = (way: Way): Possible => {
  const clocks = Object.values(way.procedure.clocks);
  if (!clocks.some(({ runs }) => runs.includes(way.to))) return nothing;
  return clocks.some((def) => runsSurely(def, way)) ? something : either;
};

/** Does the clock run on a day that is still to come, whatever happened before? */
export const runsSurely = (def: ClockDef, way: Way): boolean => {
  const { order, from, to, procedure } = way;
  if (!def.runs.includes(to) || mayStandStill(def, way)) return false;
  const fresh = from === undefined || order.restarts.includes(def.name) || !(def.runs.includes(from) || def.pausedIn.includes(from));
  if (fresh) return true;
  if (def.silence.length === 0) return false;
  // It cannot have run out and still stand here, and this is not what follows when it does.
  return !def.silence.includes(order.name) && def.silence.every((name) => leavesOrRestarts(procedure.orders[name], def));
};

const leavesOrRestarts = (order: OrderDef | undefined, def: ClockDef): boolean =>
  order?.to !== undefined && (!def.runs.includes(order.to) || order.restarts.includes(def.name));

const mayStandStill = (def: ClockDef, { order, procedure, from }: Way): boolean =>
  def.pausedBy.some(
    (name) => order.opens === name || (from !== undefined && procedure.cases[name]?.link !== 'child') || opensBefore(name, procedure, from),
  );

/** Can a child of this name be open where the order is given? */
const opensBefore = (name: string, procedure: Procedure, from: string | undefined): boolean =>
  from !== undefined && Object.values(procedure.orders).some(({ opens }) => opens === name);
