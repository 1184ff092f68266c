import type { Expression } from '#law/feel';
import { isNum, type Value } from '#law/ground';
import type { OrderDef, Pack, Procedure, PromiseMade } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { canReach } from '../reach.ts';
import { wordsIn } from './answer.ts';
import { type Event, type Machine, machineOf } from './events.ts';
import { type Explored, explore, readLabel, type Seen } from './explore.ts';
import { type Actor, layoutOf, type Persons } from './layout.ts';
import { type Doer, type Step, setKey } from './steps.ts';

/** A procedure explored, with what was seen on the way. */
export interface Whole {
  readonly explored: Explored;
  /** The first sighting under each key, one that leaves nothing open if there is any. */
  readonly seen: ReadonlyMap<string, Sighting>;
  /** By the number of the order: whether it was ever given. */
  readonly given: Uint8Array;
}

/** Procedures explored for these promises; each is explored when it is first asked for. */
export interface Wholes {
  /** What was explored for this promise; without one as much as the procedure itself tells apart, perhaps more. */
  readonly of: (procedure: Procedure, promise?: PromiseMade) => Whole;
  readonly withPersons: (procedure: Procedure) => Whole;
}

export interface Sighting extends Seen {
  readonly after?: Int32Array;
  /** Moves that follow from there, by their numbers. */
  readonly onward?: readonly number[];
  readonly event?: Event;
  readonly place?: number;
}

/** A promise about the orders of a procedure that can be broken when one of them is given. */
interface Check {
  readonly order: string;
  readonly key: string;
  readonly isBroken: (words: Int32Array, doer: Doer | undefined) => boolean;
}

export const bodyOf = ({ body }: PromiseMade): Readonly<Record<string, Value>> => body as Readonly<Record<string, Value>>;

/** Explores a procedure for all that these promises say of it, apart from what they say of persons. */
export const wholeOf = (pack: Pack, procedure: Procedure, promises: readonly PromiseMade[], budget: number): Whole => {
  const counts = new Map<string, number>();
  const countedFor = new Map<string, string[]>();
  const looks = (counted: string, given: string): void => void countedFor.set(counted, [...(countedFor.get(counted) ?? []), given]);
  for (const promise of promises) {
    const body = bodyOf(promise);
    const { order, times, first, then } = body;
    if (promise.form === 'at-most' && isNum(times)) {
      counts.set(String(order), Math.max(Number(times), counts.get(String(order)) ?? 0));
      looks(String(order), String(order));
    }
    if (promise.form === 'sealed-until') {
      counts.set(String(order), Math.max(1, counts.get(String(order)) ?? 0));
      for (const other of unsealing(procedure, promise)) looks(String(order), other);
    }
    if (promise.form === 'before') {
      counts.set(String(first), Math.max(1, counts.get(String(first)) ?? 0));
      looks(String(first), String(then));
    }
  }
  const held = [...new Set(promises.flatMap((promise) => (promise.form === 'held' ? [String(bodyOf(promise)['budget'])] : [])))];
  const machine = machineOf(layoutOf(pack, procedure, { conditions: conditionsOf(procedure, promises), counts, countedFor, held }));
  return watched(
    machine,
    budget,
    promises.flatMap((promise) => checkOf(promise, machine)),
  );
};

const conditionsOf = (procedure: Procedure, promises: readonly PromiseMade[]): readonly Expression[] => [
  ...Object.values(procedure.orders).flatMap(({ guards }) => guards.map((guard) => guard.if)),
  ...promises.flatMap(({ formulas }) => Object.values(formulas)),
];

/** Orders that open what a promise says is opened by another one. */
const unsealing = ({ orders }: Procedure, promise: PromiseMade): readonly string[] => {
  const { order, of } = bodyOf(promise);
  const names = wordsIn(of);
  return Object.values(orders).flatMap(({ name, unseals }) =>
    name !== order && unseals.some((each) => names.includes(each)) ? [name] : [],
  );
};

const checkOf = (promise: PromiseMade, machine: Machine): readonly Check[] => {
  const { order, times, first, then, budget } = bodyOf(promise);
  const key = `promise ${promise.name}`;
  if (promise.form === 'at-most') {
    const count = machine.counts.get(String(order))?.field;
    // An order that may be given `times` times by its own `at-most` is counted so far and no farther.
    return [{ order: String(order), key, isBroken: (words) => (count === undefined ? 0 : fieldOf(words, 0, count)) >= Number(times) }];
  }
  if (promise.form === 'held') {
    const field = machine.held.get(String(budget))!;
    // What it holds it does not take once more.
    return Object.values(machine.procedure.orders)
      .filter(({ takes }) => takes.some((taking) => taking.budget === budget))
      .map(({ name }) => ({ order: name, key, isBroken: (words) => fieldOf(words, 0, field) === 1 }));
  }
  if (promise.form === 'sealed-until') {
    const count = machine.counts.get(String(order))?.field;
    const isBroken = (words: Int32Array): boolean => count === undefined || fieldOf(words, 0, count) === 0;
    return unsealing(machine.procedure, promise).map((name) => ({ order: name, key, isBroken }));
  }
  if (promise.form !== 'before') return [];
  const count = machine.counts.get(String(first))?.field;
  return [{ order: String(then), key, isBroken: (words) => count === undefined || fieldOf(words, 0, count) === 0 }];
};

/**
 * Explores a procedure once more, with one arbitrary person of whom it is kept what he gave during its latest stay. Others can always be
 * found for what he leaves to them, so what holds for him holds for each.
 */
export const wholeOfPersons = (pack: Pack, procedure: Procedure, promises: readonly PromiseMade[], budget: number): Whole => {
  const pairs = promises.flatMap((promise) =>
    pairsOf(promise).map((pair) => ({ pair, key: keyOfPair(promise, pair), of: everBefore(promise).get(pair[1]!) })),
  );
  const orders = [...new Set(pairs.flatMap(({ pair }) => pair))].filter((order) => procedure.orders[order] !== undefined);
  const ever = new Map<string, readonly string[]>();
  const keep = (names: readonly string[]): void => void (names.length > 0 && ever.set(setKey(names), names));
  for (const order of orders) keep(procedure.orders[order]!.neverBy);
  for (const promise of promises) for (const [, before] of everBefore(promise)) keep(before);
  const persons: Persons = { actors: [{ label: 'the same person' }], others: true, orders: latestOnly(procedure, orders, pairs), ever };
  const machine = machineOf(layoutOf(pack, procedure, { conditions: conditionsOf(procedure, []), counts: new Map(), persons }));
  const checks = pairs.map(({ pair: [a, b], key, of }): Check => {
    const acts = of === undefined ? machine.acts.get(a!) : machine.ever.get(setKey(of));
    return {
      order: b!,
      key,
      isBroken: (words, doer) => doer !== undefined && acts !== undefined && fieldOf(words, 0, acts[doer.actor]!) === 1,
    };
  });
  return watched(machine, budget, checks);
};

export const keyOfPair = (promise: PromiseMade, [a, b]: readonly string[]): string => `promise ${promise.name} ${a} ${b}`;

export const pairsOf = (promise: PromiseMade): readonly (readonly string[])[] => {
  if (promise.form !== 'separated') return [];
  const { orders } = bodyOf(promise);
  const items = Array.isArray(orders) ? (orders as readonly Value[]) : [];
  const pairs = items.every((item) => typeof item === 'string') ? [items] : (items as readonly (readonly Value[])[]);
  return pairs.map((pair) => pair.map(String));
};

/** `ever: yes`: at any time in the case, and not only during one stay. */
export const isForWholeCase = (promise: PromiseMade): boolean => bodyOf(promise)['ever'] === 'yes';

/** Of a promise about the whole case: for each order those that nobody who gives it has ever given. */
const everBefore = (promise: PromiseMade): ReadonlyMap<string, readonly string[]> => {
  const before = new Map<string, string[]>();
  if (!isForWholeCase(promise)) return before;
  for (const [a, b] of pairsOf(promise)) before.set(b!, [...(before.get(b!) ?? []), a!]);
  return before;
};

/**
 * Orders of which the latest stay matters: what is kept for the whole case alone needs no bit of its own, but the order that is looked at does, for
 * of an order without one it is not asked who gives it, and so does what bars it during one stay.
 */
const latestOnly = (
  procedure: Procedure,
  orders: readonly string[],
  pairs: readonly { readonly pair: readonly string[]; readonly of?: readonly string[] | undefined }[],
) =>
  orders.filter((order) =>
    pairs.some(
      ({ pair: [a, b], of }) => b === order || (a === order && (of === undefined || procedure.orders[b!]?.notBy.includes(order) === true)),
    ),
  );

/** How many persons are taken to hold each role where it is asked whether anybody is left who may act. */
export const assumedPersons = { party: 1, official: 2 } as const;

/** The same with a few persons only, where an order can be barred to all who hold its role; nothing where none can be. */
export const wholeOfFew = (pack: Pack, procedure: Procedure, budget: number): Whole | undefined => {
  const orders = Object.values(procedure.orders);
  const barring = orders.flatMap((order) =>
    order.notBy.flatMap((name) => {
      const other = procedure.orders[name];
      return other?.by.some((role) => role !== 'law' && order.by.includes(role)) ? [order, other] : [];
    }),
  );
  if (barring.length === 0) return undefined;
  const roles = [...new Set(barring.flatMap(({ by }) => by))].filter((role) => pack.roles[role] !== undefined);
  const actors = roles.flatMap((role): readonly Actor[] =>
    Array.from({ length: assumedPersons[pack.roles[role]!.is] }, (_, index) => ({ label: `${role} ${index + 1}`, role })),
  );
  const ever = new Map(barring.filter(({ neverBy }) => neverBy.length > 0).map(({ neverBy }) => [setKey(neverBy), neverBy] as const));
  const latest = ({ notBy, neverBy }: OrderDef): readonly string[] => notBy.filter((name) => !neverBy.includes(name));
  const kept = barring.filter((order) => latest(order).length > 0 || barring.some((other) => latest(other).includes(order.name)));
  const persons: Persons = { actors, others: false, orders: [...new Set(kept.map(({ name }) => name))], ever };
  const machine = machineOf(layoutOf(pack, procedure, { conditions: conditionsOf(procedure, []), counts: new Map(), persons }));
  return watched(machine, budget, []);
};

const watched = (machine: Machine, budget: number, checks: readonly Check[]): Whole => {
  const seen = new Map<string, Sighting>();
  const given = new Uint8Array(Object.keys(machine.procedure.orders).length);
  const byOrder = Object.keys(machine.procedure.orders).map((name) => checks.filter(({ order }) => order === name));
  const keep = (key: string, sighting: () => Sighting, needsOpen: boolean): void => {
    const before = seen.get(key);
    if (before === undefined || (before.needsOpen && !needsOpen)) seen.set(key, sighting());
  };
  // What was seen of an event so far: nothing, something that leaves something open, or something for sure.
  const told = new Uint8Array(machine.events.length);
  const explored = explore(machine, budget, {
    gives: (configuration, label, needsOpen, step: Step, doer, words) => {
      given[step.index] = 1;
      for (const { key, isBroken } of byOrder[step.index]!)
        if (isBroken(words, doer)) keep(key, () => ({ configuration, label, needsOpen, after: words.slice() }), needsOpen);
    },
    ineffective: (configuration, label, needsOpen, event, place) => {
      const weight = needsOpen ? 1 : 2;
      if (told[event.index]! >= weight) return;
      told[event.index] = weight;
      seen.set(`ineffective ${event.index}`, { configuration, label, needsOpen, event, place });
    },
  });
  return { explored, seen, given };
};

// ---- what the whole shows ------------------------------------------------------------------------------------------------

export const placeOf = ({ machine, words }: Explored, configuration: number): number =>
  fieldOf(words, configuration * machine.words, machine.state);

/** Which configurations can come to an ending without outside help; 1 for those that can. */
export const canEnd = (explored: Explored): Uint8Array => {
  const { machine, configurations, moves, from, to, label } = explored;
  const isOwn = ownMoves(explored);
  const first = new Int32Array(configurations + 1);
  for (let move = 0; move < moves; move += 1) if (isOwn(label[move]!)) first[from[move]! + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) first[c + 1]! += first[c]!;
  const targets = new Int32Array(first[configurations]!);
  const filled = first.slice();
  for (let move = 0; move < moves; move += 1) {
    if (!isOwn(label[move]!)) continue;
    const source = from[move]!;
    targets[filled[source]!] = to[move]!;
    filled[source]! += 1;
  }
  return canReach({ configurations, first, targets }, (c) => machine.ended[placeOf(explored, c)]!);
};

/** Which moves are nobody's help from outside, the end of a challenge that the case stands there for among them. */
export const ownMoves = ({ machine }: Explored): ((label: number) => boolean) => {
  const outside = machine.events.map((event) => event.outside && !event.awaited);
  const known = new Map<number, boolean>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const own = !outside[readLabel(label, machine).event]!;
    known.set(label, own);
    return own;
  };
};

/** The configurations in which somebody is waited for and no clock is live. */
export const withoutClock = (explored: Explored, state: string): { readonly without: number; readonly withOne: boolean } => {
  const { machine, configurations, words, needsOpen } = explored;
  const number = machine.numbers.get(state)!;
  let without = -1;
  let withOne = false;
  for (let c = 0; c < configurations; c += 1) {
    if (placeOf(explored, c) !== number) continue;
    if (machine.clocks.some(({ field }) => fieldOf(words, c * machine.words, field) !== 0)) withOne = true;
    else if (without === -1 || (needsOpen[without] === 1 && needsOpen[c] === 0)) without = c;
  }
  return { without, withOne };
};

export const namedProcedures = (pack: Pack, promise: PromiseMade): readonly Procedure[] => {
  const named = wordsIn(bodyOf(promise)['procedure']);
  return named.includes('all') ? Object.values(pack.procedures) : named.flatMap((name) => pack.procedures[name] ?? []);
};
