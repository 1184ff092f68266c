import { fieldsOf, type Packing, packingOf } from './packing.ts';
import type { Assumptions, Days, Side, TimedOrder, TimedProcedure } from './timed.ts';

// How a clock stands. One that is out stays out until it is off or restarts.
export const off = 0;
export const running = 1;
export const standing = 2;
export const out = 3;

const sides: readonly Side[] = ['office', 'party', 'outside'];

/** A clock with names resolved to numbers, and the fields of a configuration in which it is kept; a field of -1 is not kept. */
export interface MachineClock {
  readonly name: string;
  readonly within: Days;
  readonly extend: Days;
  readonly times: number;
  readonly runs: Uint8Array;
  readonly paused: Uint8Array;
  /** Orders by law, in turn: the first lawful one follows, or, where `anyFollows`, each lawful one may. */
  readonly silence: readonly number[];
  readonly anyFollows: boolean;
  /** The same by state, where most of them belong to one state. */
  readonly silenceAt?: readonly (readonly number[])[];
  readonly mode: number;
  readonly left: number;
  /** Today is not counted: the clock started or went on today. Kept for clocks that can stand still. */
  readonly fresh: number;
  readonly extended: number;
}

export interface MachineOrder {
  readonly name: string;
  /** Persons who may give it; an order by law alone has none. */
  readonly persons: readonly Side[];
  readonly byLaw: boolean;
  /** By state; missing where it is listed with its own state alone. */
  readonly from?: Uint8Array;
  /** -1 where the case stays. */
  readonly to: number;
  readonly atMost: number;
  /** The field that counts how often it was given, or -1. */
  readonly count: number;
  readonly countUpTo: number;
  /** Whether it restarts or extends a clock. */
  readonly movesClocks: boolean;
  readonly after: readonly number[];
  readonly restarts: Uint8Array;
  readonly extends: Uint8Array;
  readonly extendsAny: readonly number[];
  readonly left?: { readonly clock: number; readonly min: number; readonly max: number };
  readonly late: readonly number[];
  readonly backdated: boolean;
  /** Whether the keeper of a clock is bound by it: it is surely lawful. */
  readonly binds: boolean;
  /** Whether a move to another state by it counts as one: what only notes something binds nobody. */
  readonly changes: boolean;
  /** It ends the stretch that is looked at. */
  readonly ends: boolean;
  /** Days that clocks draw when they start with it, where they are others than those of the clock. */
  readonly draws: ReadonlyMap<number, Days>;
}

/** How a clock stands where a stretch begins. */
export interface Begun {
  readonly mode: number;
  readonly left: Days;
  /** With so many days left, or more, it starts on this very day, so that the day is not counted. */
  readonly freshFrom: number;
  readonly extended: number;
}

/** Where a case can be when it is first looked at, for a machine that does not begin on the first day of a case. */
export interface Entry {
  readonly state: number;
  /** By clock. */
  readonly clocks: readonly Begun[];
}

/** A procedure under assumptions, ready to be walked through day by day. A configuration is a row of small whole numbers, packed into 32-bit words. */
export interface Machine {
  readonly states: readonly string[];
  readonly final: Uint8Array;
  readonly start: number;
  readonly clocks: readonly MachineClock[];
  readonly orders: readonly MachineOrder[];
  /** Orders that a person may give, by state. */
  readonly given: readonly (readonly number[])[];
  /** Who keeps the clocks that run while a state waits: 0 office, 1 party, -1 nobody bound. */
  readonly keeper: Int8Array;
  /** The day of a stay from which somebody outside has answered, or -1. */
  readonly outsideBy: Int32Array;
  /** Up to which day a stay is counted in each state; 0 where nothing asks. */
  readonly stayUpTo: Int32Array;
  readonly packing: Packing;
  /** Missing where it begins in `start`, with every clock that runs there starting. */
  readonly entries?: readonly Entry[];
  /** Whether days off may come between days: they are no days to any clock, and persons may act on them. */
  readonly rests: boolean;
  /** The field that says which order is half given: the number of a clock is still to be drawn. -1 where numbers are drawn at once. */
  readonly drawing: number;
  /** The clock whose own days alone are counted as time passed: those on which it stands still are not. -1: every day counts. */
  readonly countedBy: number;
}

/** Fields that every configuration has. */
export const evening = 0;
export const state = 1;
export const stay = 2;
/** Today is a day off. */
export const rest = 3;

export const machineOf = (procedure: TimedProcedure, assume: Assumptions): Machine => {
  const states = procedure.states.map(({ name }) => name);
  const stateAt = new Map(states.map((name, at) => [name, at]));
  const clockAt = new Map(procedure.clocks.map(({ name }, at) => [name, at]));
  const orderAt = new Map(procedure.orders.map(({ name }, at) => [name, at]));
  const fields = fieldsOf();
  fields.add(1);
  fields.add(states.length - 1);
  const longest = Math.max(0, ...procedure.clocks.map(({ within }) => within.most));
  const stayUpTo = Int32Array.from(procedure.states, ({ name, waits }) => {
    const dated = procedure.orders.some((order) => order.backdated && isFrom(order, name));
    const outside = waits === 'outside' && assume.externalWithin !== null ? assume.externalWithin : 0;
    return Math.max(dated ? longest + 1 : 0, outside);
  });
  fields.add(Math.max(0, ...stayUpTo));
  fields.add(0);

  const clocks = procedure.clocks.map((clock): MachineClock => {
    const used = clock.extend !== undefined && procedure.orders.some((order) => order.extends.includes(clock.name));
    const times = used ? clock.extend!.times : 0;
    const extend = clock.extend?.by ?? { least: 0, most: 0 };
    return {
      name: clock.name,
      within: clock.within,
      extend,
      times,
      runs: marked(states.length, clock.runs, stateAt),
      paused: marked(states.length, clock.paused, stateAt),
      silence: clock.silence.map((name) => orderAt.get(name)!),
      anyFollows: false,
      mode: fields.add(3),
      left: fields.add(clock.within.most + times * extend.most + 1),
      fresh: clock.paused.length > 0 ? fields.add(1) : -1,
      extended: times > 0 ? fields.add(times) : -1,
    };
  });

  const asked = new Set(procedure.orders.flatMap(({ after }) => after));
  const counts = procedure.orders.map(({ name, atMost }) => {
    const most = atMost ?? (asked.has(name) ? 1 : 0);
    return most > 0 ? fields.add(most) : -1;
  });
  const orders = procedure.orders.map(
    (order, at): MachineOrder => ({
      name: order.name,
      persons: sides.filter((side) => order.by.includes(side)),
      byLaw: order.by.includes('law'),
      from: Uint8Array.from(procedure.states, ({ name, final }) => (isFrom(order, name) && !final ? 1 : 0)),
      to: order.to === undefined ? -1 : stateAt.get(order.to)!,
      atMost: order.atMost ?? Number.POSITIVE_INFINITY,
      count: counts[at]!,
      countUpTo: order.atMost ?? 1,
      movesClocks: order.restarts.length + order.extends.length > 0,
      after: order.after.map((name) => counts[orderAt.get(name)!]!),
      restarts: marked(clocks.length, order.restarts, clockAt),
      extends: marked(clocks.length, order.extends, clockAt),
      extendsAny: order.extends.map((name) => clockAt.get(name)!),
      ...(order.left === undefined ? {} : { left: { ...order.left, clock: clockAt.get(order.left.clock)! } }),
      late: order.late.map((name) => clockAt.get(name)!),
      backdated: order.backdated,
      binds: true,
      changes: true,
      ends: false,
      draws: noDraws,
    }),
  );
  return {
    states,
    final: Uint8Array.from(procedure.states, ({ final }) => (final ? 1 : 0)),
    start: stateAt.get(procedure.start)!,
    clocks,
    orders,
    given: states.map((_, at) => orders.flatMap((order, index) => (order.persons.length > 0 && order.from?.[at] === 1 ? [index] : []))),
    keeper: Int8Array.from(procedure.states, ({ waits }) =>
      waits === 'office' && assume.officeKeepsClocks ? 0 : waits === 'party' && assume.partyKeepsClocks ? 1 : -1,
    ),
    outsideBy: Int32Array.from(procedure.states, ({ waits }) => (waits === 'outside' ? (assume.externalWithin ?? -1) : -1)),
    stayUpTo,
    packing: packingOf(fields),
    rests: false,
    drawing: -1,
    countedBy: -1,
  };
};

const noDraws: ReadonlyMap<number, Days> = new Map();

/** The side that keeps a clock, as `keeper` numbers it. */
export const sideOf = (keeper: number): Side => sides[keeper]!;

const isFrom = ({ from }: TimedOrder, name: string): boolean => from === 'open' || from.includes(name);

const marked = (length: number, names: readonly string[], at: ReadonlyMap<string, number>): Uint8Array => {
  const marks = new Uint8Array(length);
  for (const name of names) marks[at.get(name)!] = 1;
  return marks;
};
