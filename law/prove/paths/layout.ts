import { childrenOf, type Expression, type Node } from '#law/feel';
import type { CaseLink, ClockDef, Fact, OrderDef, Pack, Procedure } from '#law/pack';
import { type Field, layOut } from '../fields.ts';
import { canBeEmpty, keysOf } from './entries.ts';
import { type Ask, type FactClasses, factClasses, formulasOf, groupsOf } from './fact-classes.ts';
import { canDrift, type OpenedBy, openingsOf, returnsOf } from './kin.ts';
import { lawfulPlaces, liveFor } from './live.ts';
import { rootsOf } from './roots.ts';
import { leavesOf, steadyClasses } from './steady.ts';

/** What has to be kept apart, beyond the state, the clocks and the children that are open. */
export interface Wanted {
  /** Conditions of guards and promises. */
  readonly conditions: readonly Expression[];
  /** Up to how many times orders are counted. */
  readonly counts: ReadonlyMap<string, number>;
  /** Of an order counted so: the orders that look at its count when they are given; every place does, if nothing is said. */
  readonly countedFor?: ReadonlyMap<string, readonly string[]>;
  readonly persons?: Persons;
  /** Budgets of which it is kept whether the case holds something. */
  readonly held?: readonly string[];
}

/** Who gave which orders during their latest stays. */
export interface Persons {
  readonly actors: readonly Actor[];
  /** Besides these there are always others, of whom nothing is kept. */
  readonly others: boolean;
  readonly orders: readonly string[];
  /** Sets of orders, each of which it is enough to have given at any time in the case, by their key. */
  readonly ever: ReadonlyMap<string, readonly string[]>;
}

export interface Actor {
  readonly label: string;
  /** The one role that he holds; every role, if missing. */
  readonly role?: string;
}

/** A clock off, run out, or running, extended so many times: 0, 1, 2, 3, … */
export const off = 0;
export const runOut = 1;
export const running = 2;

/** How a configuration of a case lies in a few 32-bit words. */
export interface Layout {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly wanted: Wanted;
  readonly words: number;
  /** States, then endings. */
  readonly places: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly state: Field;
  readonly clocks: readonly ClockPart[];
  readonly cases: readonly CasePart[];
  readonly counts: ReadonlyMap<string, CountPart>;
  readonly facts: readonly FactPart[];
  /** For each budget of which it is kept: 1 where the case took from it and has not given back since. */
  readonly held: ReadonlyMap<string, Field>;
  /** For each order of which it is kept who gave it, a bit for each actor. */
  readonly acts: ReadonlyMap<string, readonly Field[]>;
  /** For each set of orders of which it does not matter when they were given, a bit for each actor. */
  readonly ever: ReadonlyMap<string, readonly Field[]>;
  readonly openings: readonly OpenedBy[];
  /** No more configurations than these can exist. */
  readonly atMost: number;
}

export interface ClockPart {
  readonly def: ClockDef;
  readonly field: Field;
  /** How often it can be extended. */
  readonly most: number;
}

export interface CasePart {
  readonly link: CaseLink;
  /** The number open: 0, 1, 2 for more; missing where nothing looks at it. */
  readonly open?: Field;
  /** 0 where the latest is open or there is none, then the endings; missing where nothing looks at it. */
  readonly ending?: Field;
  readonly endings: readonly string[];
}

export interface CountPart {
  readonly field: Field;
  readonly most: number;
  /** Numbers of the places where it still matters; elsewhere it is kept as 0. */
  readonly live: ReadonlySet<number>;
}

export interface FactPart {
  readonly field: Field;
  readonly classes: FactClasses;
  /** Its number among the asks, for the orders that ask. */
  readonly asks: ReadonlyMap<string, number>;
  /** The number of the ask by which a fact changes that is read from a register. */
  readonly changes: ReadonlyMap<string, number>;
}

const mostCounted = 64;

export const layoutOf = (pack: Pack, procedure: Procedure, wanted: Wanted): Layout => {
  const place = layOut();
  let atMost = 1;
  const field = (values: number): Field => {
    atMost *= values;
    return place(values);
  };
  const places = [...Object.keys(procedure.states), ...Object.keys(procedure.endings)];
  const numbers = new Map(places.map((name, index) => [name, index]));
  const state = field(places.length);
  const openings = openingsOf(pack, procedure);
  const clocks = Object.values(procedure.clocks).map((def): ClockPart => {
    const extended = Object.values(procedure.orders).some((order) => order.extends === def.name);
    const most = extended ? Math.min(mostCounted, def.extend?.times ?? 0) : 0;
    return { def, most, field: field(3 + most) };
  });
  const reads = new Set(wanted.conditions.flatMap((each) => each.reads.map((path) => path.slice(0, 2).join('.'))));
  const cases = Object.values(procedure.cases).map((link): CasePart => {
    const paused = clocks.some(({ def }) => def.pausedBy.includes(link.name));
    // Of children that nothing waits for and nothing listens to, the number does not matter.
    const isHeard = link.link === 'child' && Object.values(link.then).some((orders) => orders.length > 0);
    const isOpenRead = isHeard || paused || reads.has(`${link.name}.open`) || reads.has(`${link.name}.ending`);
    const isEndingRead = reads.has(`${link.name}.ending`) || (isHeard && returnsOf(pack, link).length > 0);
    const endings = endingsOf(pack, link);
    return {
      link,
      endings,
      ...(isOpenRead && { open: field(3) }),
      ...(isEndingRead && { ending: field(endings.length + 1) }),
    };
  });
  const counts = new Map(
    [...countedIn(procedure, wanted)].map(([order, most]): [string, CountPart] => [
      order,
      { most, field: field(most + 1), live: new Set(countLiveAt(procedure, wanted, order).map((place) => numbers.get(place)!)) },
    ]),
  );
  const facts = factsIn(pack, procedure, wanted, openings).map(
    ({ classes, asks, changes }): FactPart => ({ classes, asks, changes, field: field(classes.count) }),
  );
  const acts = new Map(
    (wanted.persons?.orders ?? []).map((order): [string, readonly Field[]] => [order, wanted.persons!.actors.map(() => field(2))]),
  );
  const ever = new Map(
    [...(wanted.persons?.ever.keys() ?? [])].map((key): [string, readonly Field[]] => [key, wanted.persons!.actors.map(() => field(2))]),
  );
  const held = new Map((wanted.held ?? []).map((budget): [string, Field] => [budget, field(2)]));
  return {
    pack,
    procedure,
    wanted,
    words: place.used(),
    places,
    numbers,
    state,
    clocks,
    cases,
    counts,
    facts,
    held,
    acts,
    ever,
    openings,
    atMost,
  };
};

/** Of another body only those results are known that this procedure listens to. */
const endingsOf = (pack: Pack, { procedure, then }: CaseLink): readonly string[] =>
  procedure === undefined ? Object.keys(then).filter((key) => key !== '*') : Object.keys(pack.procedures[procedure]!.endings);

/** Orders that are compared with a number, or of which so many are lawful. */
const countedIn = (procedure: Procedure, { conditions, counts }: Wanted): ReadonlyMap<string, number> => {
  const counted = new Map<string, number>();
  const atLeast = (order: string, most: number): void => void counted.set(order, Math.max(most, counted.get(order) ?? 0));
  for (const [order, most] of counts) if (procedure.orders[order] !== undefined && most <= mostCounted) atLeast(order, most);
  for (const condition of conditions) {
    for (const order of countsIn(condition)) atLeast(order, farthestIn(condition.ast));
  }
  for (const { name, atMost } of Object.values(procedure.orders))
    if (atMost !== undefined && atMost.times <= mostCounted) counted.set(name, atMost.times);
  // What is never given has one value.
  for (const [order, most] of counted) if (most === 0) counted.delete(order);
  return counted;
};

/** Where the count of an order matters: where it bounds the order itself, where a guard or a promise reads it, and on every way there. */
const countLiveAt = (procedure: Procedure, wanted: Wanted, order: string): readonly string[] => {
  const orders = Object.values(procedure.orders);
  const everywhere = [...Object.keys(procedure.states), ...Object.keys(procedure.endings)];
  const guards = new Set(orders.flatMap((def) => def.guards.map((guard) => guard.if)));
  const ofPromises = wanted.conditions.some((condition) => !guards.has(condition) && countsIn(condition).includes(order));
  const lookers = wanted.counts.has(order) ? wanted.countedFor?.get(order) : [];
  if (ofPromises || lookers === undefined) return everywhere;
  const looking = orders.filter(
    (def) => def.name === order || lookers.includes(def.name) || def.guards.some((guard) => countsIn(guard.if).includes(order)),
  );
  return [
    ...liveFor(
      procedure,
      looking.flatMap((def) => lawfulPlaces(procedure, def)),
    ),
  ];
};

/** Up to where it makes a difference how often an order was given: from 2 times on for `>= 2`, from 3 times on for `> 2`. */
const farthestIn = (node: Node): number => {
  if (node.kind !== 'compare') {
    const own = node.kind === 'call' ? [] : numbersIn(node).filter((number) => number < mostCounted);
    const isPlain = node.kind === 'and' || node.kind === 'or' || node.kind === 'not';
    return isPlain ? Math.max(1, ...childrenOf(node).map((child) => farthestIn(child))) : Math.floor(Math.max(0, ...own)) + 1;
  }
  const numbers = numbersIn(node).filter((number) => number >= 0 && number < mostCounted);
  const isFlat = node.left.kind === 'call' && node.right.kind === 'literal' && (node.operator === '>=' || node.operator === '<');
  return Math.max(1, ...numbers.map((number) => (isFlat ? Math.ceil(number) : Math.floor(number) + 1)));
};

export const countsIn = ({ calls }: Expression): readonly string[] =>
  calls.flatMap(({ name, args: [order] }) =>
    name === 'times' && order?.kind === 'literal' && typeof order.value === 'string' ? [order.value] : [],
  );

export const numbersIn = (node: Node): readonly number[] => [
  ...(node.kind === 'literal' && typeof node.value === 'number' ? [node.value] : []),
  ...childrenOf(node).flatMap(numbersIn),
];

const factsIn = (
  pack: Pack,
  procedure: Procedure,
  { conditions }: Wanted,
  openings: readonly OpenedBy[],
): readonly Omit<FactPart, 'field'>[] => {
  const named = new Set([
    ...conditions.flatMap(({ reads }) => reads.flatMap(([name, member]) => (member === undefined ? [name!] : []))),
    ...Object.keys(procedure.onEntry),
  ]);
  const drifting = canDrift(pack, procedure);
  const isAnswer = (fact: Fact): boolean => !drifting.has(fact.name);
  const rooted = new Map<string, ReadonlySet<string>>();
  // What only guards read is left open each time: remembering it would multiply the configurations for nothing.
  const guards = new Set(Object.values(procedure.orders).flatMap((order) => order.guards.map((guard) => guard.if)));
  const promised = new Set(conditions.filter((condition) => !guards.has(condition)).flatMap(({ reads }) => reads.map(([name]) => name!)));
  const steady = new Map<string, ReadonlySet<string>>();
  for (const name of [...named].toSorted()) {
    const roots = rootsOf(pack, name, isAnswer);
    if (roots !== undefined) rooted.set(name, roots);
    const leaves = roots === undefined && promised.has(name) ? leavesOf(pack, name, isAnswer) : undefined;
    if (leaves !== undefined) steady.set(name, leaves);
  }
  const cutters = { pack, formulas: [...formulasOf(pack), ...conditions] };
  const byRegions = groupsOf(rooted).flatMap(({ names, roots }) => {
    const entries = roots.flatMap((name): readonly EntryRoot[] => {
      const keys = keysOf(pack, name, isAnswer);
      return keys === undefined ? [] : [{ name, keys, mayBeEmpty: canBeEmpty(pack.facts[name]!) }];
    });
    const { starts, asking, askOf } = askedOf(procedure, openings, (fact) => roots.includes(fact), entries);
    const own = asking.map(askOf);
    const changing = entries.map(({ name }): Ask => ({ required: [], optional: [], changes: name }));
    const classes = factClasses(cutters, names, roots, starts, [...own, ...changing]);
    const asks = new Map(asking.map(({ name }, index) => [name, index]));
    const changes = new Map(entries.map(({ name }, index) => [name, own.length + index]));
    return classes === undefined ? [] : [{ classes, asks, changes }];
  });
  const standing = [...steady].map(([name, leaves]) => {
    const { starts, asking, askOf } = askedOf(procedure, openings, (fact) => leaves.has(fact));
    return {
      classes: steadyClasses(pack, name, leaves, starts, asking.map(askOf)),
      asks: new Map(asking.map((order, index) => [order.name, index])),
      changes: new Map<string, number>(),
    };
  });
  return [...byRegions, ...standing];
};

/** A fact that is read from a register, and the answers that are its key. */
interface EntryRoot {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly mayBeEmpty: boolean;
}

/** Which of these answers each opening and each later order asks. An order that asks a key lets what is read by it be anything. */
const askedOf = (
  procedure: Procedure,
  openings: readonly OpenedBy[],
  isOne: (fact: string) => boolean,
  entries: readonly EntryRoot[] = [],
) => {
  const askOf = ({ needs }: OrderDef): Ask => {
    const isGiven = (key: string): boolean => needs.some(({ fact, optional }) => fact === key && !optional);
    const read = entries.filter(({ keys }) => needs.some(({ fact }) => keys.has(fact)));
    const known = read.filter(({ keys, mayBeEmpty }) => !mayBeEmpty && [...keys].every(isGiven));
    return {
      required: [
        ...needs.filter(({ fact, optional }) => !optional && isOne(fact)).map(({ fact }) => fact),
        ...known.map(({ name }) => name),
      ],
      optional: needs.filter(({ fact, optional }) => optional && isOne(fact)).map(({ fact }) => fact),
      varied: read.filter((entry) => !known.includes(entry)).map(({ name }) => name),
    };
  };
  const isKey = (fact: string): boolean => entries.some(({ keys }) => keys.has(fact));
  const asking = Object.values(procedure.orders).filter(
    ({ from, needs }) => from !== 'opening' && needs.some(({ fact }) => isOne(fact) || isKey(fact)),
  );
  const starts = openings.map(({ order, byLaw }) => ({ ...askOf(order), fromAbove: byLaw }));
  return { askOf, asking, starts };
};
