import type { Expression } from '#law/feel';
import type { Text } from '#law/ground';
import type { OrderDef, Pack } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { readLabel } from '../paths/explore.ts';
import { off as isOff, running as isRunning } from '../paths/layout.ts';
import {
  type Begun,
  type Entry,
  type Machine,
  type MachineClock,
  type MachineOrder,
  off,
  out,
  running,
  standing,
} from '../time/machine.ts';
import { fieldsOf, packingOf } from '../time/packing.ts';
import type { Days } from '../time/timed.ts';
import { type ClockDays, clockDays } from './durations.ts';
import { windowsOf } from './guards.ts';
import { say } from './say.ts';
import type { EntryAt, NodeMove, Stretched } from './stretch.ts';
import type { Measure } from './time-found.ts';

/** Under which assumptions the days of a stretch are looked at. */
export interface Assumed {
  readonly officeInTime: boolean;
  readonly partiesInTime: boolean;
  /** A clock whose own days alone count; missing where every day does. */
  readonly countedBy?: string;
}

export interface StretchMachine {
  readonly machine: Machine;
  /** By the number of the order of the machine: which move of which node it is. */
  readonly moves: readonly NodeMove[];
  readonly entries: readonly EntryAt[];
}

const never = Number.POSITIVE_INFINITY;
const none: Days = { least: 0, most: 0 };
const keepers: Readonly<Record<string, number>> = { office: 0, party: 1 };

/**
 * The timed machine of a stretch: its states are the nodes of the stretch, its orders their moves. A clock whose silence means nothing runs out
 * in the evening as well, after all others; each child that a clock waits for has a clock of its own, which is as long as the child can be.
 * @param childDays how many days a child takes at most, by its name among the cases; missing where it has no bound
 */
export const stretchMachine = (
  pack: Pack,
  stretch: Stretched,
  measure: Measure,
  assumed: Assumed,
  childDays: (name: string) => number | undefined,
): StretchMachine | Text => {
  const { explored, nodes, moves: movesOf } = stretch;
  const { machine: layout } = explored;
  // A clock that stands nowhere in the stretch is no matter of it.
  const used = layout.clocks.flatMap((_, at) => (nodes.some(({ modes }) => modes[at] !== undefined && modes[at] !== 'off') ? [at] : []));
  const lengths = new Map<number, ClockDays>();
  for (const at of used) {
    const { def } = layout.clocks[at]!;
    const days = clockDays(pack, def, measure, pausesOf(layout.procedure.orders, def.pausedIn, def.pausedBy));
    if ('en' in days) return days;
    lengths.set(at, days);
  }
  // Those whose silence means nothing come last in an evening: others may move them before.
  const listed = [...used].toSorted((a, b) => Number(isSilent(a)) - Number(isSilent(b)) || a - b);
  const children = [...new Set(nodes.flatMap(({ open }) => [...open.keys()]))].flatMap((name) => {
    const days = childDays(name);
    return days === undefined ? [] : [{ name, days }];
  });
  const clockAt = new Map(listed.map((at, index) => [at, index]));
  const named = (name: string): number | undefined => clockAt.get(layout.clocks.findIndex(({ def }) => def.name === name));
  const childAt = (name: string): number | undefined => {
    const index = children.findIndex((child) => child.name === name);
    return index < 0 ? undefined : listed.length + index;
  };
  const clocks = listed.length + children.length;

  const moves: NodeMove[] = [];
  const given: number[][] = nodes.map(() => []);
  const silences: number[][][] = Array.from({ length: clocks }, () => nodes.map(() => []));
  const orders: MachineOrder[] = [];
  for (const [here, leaving] of movesOf.entries()) {
    for (const move of leaving) {
      const { effect, to } = move;
      const made = machineOrder(here, move);
      if ('en' in made) return made;
      const number = orders.push(made) - 1;
      moves.push(move);
      if ('clock' in effect.by) silences[clockAt.get(effect.by.clock)!]![here]!.push(number);
      else given[here]!.push(number);
      const child = effect.child === undefined ? undefined : childAt(effect.child);
      // A child that is due ends: it does not only come to a state that is listened to.
      if (child !== undefined && nodes[here]!.open.get(effect.child!) !== nodes[to]!.open.get(effect.child!))
        silences[child]![here]!.push(number);
    }
  }

  const fields = fieldsOf();
  fields.add(1);
  fields.add(Math.max(1, nodes.length - 1));
  fields.add(0);
  fields.add(measure === 'working-days' ? 1 : 0);
  const asLong = orders.reduce((most, { draws }) => Math.max(most, ...[...draws.values()].map((days) => days.most)), 0);
  const machineClocks = [
    ...listed.map((at, index): MachineClock => {
      const { def, most: times } = layout.clocks[at]!;
      const { within, by } = lengths.get(at)!;
      return {
        name: def.name,
        within,
        extend: by,
        times,
        runs: marks(at, ['runs', 'out']),
        paused: marks(at, ['still']),
        silence: silences[index]!.flat(),
        silenceAt: silences[index]!,
        anyFollows: true,
        mode: fields.add(3),
        left: fields.add(Math.max(within.most, asLong) + times * by.most + 1),
        fresh: fields.add(1),
        extended: times > 0 ? fields.add(times) : -1,
      };
    }),
    ...children.map(({ name, days }, index): MachineClock => {
      const isOpen = Uint8Array.from(nodes, ({ open }) => ((open.get(name) ?? 0) > 0 ? 1 : 0));
      const silenceAt = silences[listed.length + index]!;
      return {
        name,
        within: { least: days, most: days },
        extend: none,
        times: 0,
        runs: isOpen,
        paused: new Uint8Array(nodes.length),
        silence: silenceAt.flat(),
        silenceAt,
        anyFollows: true,
        mode: fields.add(3),
        left: fields.add(days + 1),
        fresh: -1,
        extended: -1,
      };
    }),
  ];
  const drawing = orders.some(({ restarts }) => restarts.includes(1)) ? fields.add(orders.length) : -1;
  const entries = stretch.entries.map(entryOf);
  const fault = entries.find((entry) => 'en' in entry);
  if (fault !== undefined) return fault as Text;
  const machine: Machine = {
    states: nodes.map(({ place }) => place),
    final: Uint8Array.from(nodes, ({ over }) => (over ? 1 : 0)),
    start: 0,
    clocks: machineClocks,
    orders,
    given,
    keeper: Int8Array.from(nodes, ({ place }) => keeperOf(place)),
    outsideBy: new Int32Array(nodes.length).fill(-1),
    stayUpTo: new Int32Array(nodes.length),
    packing: packingOf(fields),
    entries: entries as readonly Entry[],
    rests: measure === 'working-days',
    drawing,
    countedBy: assumed.countedBy === undefined ? -1 : (named(assumed.countedBy) ?? -1),
  };
  return { machine, moves, entries: stretch.entries };

  function isSilent(at: number): boolean {
    return layout.clocks[at]!.def.silence.length === 0;
  }

  function marks(at: number, modes: readonly string[]): Uint8Array {
    return Uint8Array.from(nodes, (node) => (modes.includes(node.modes[at] ?? 'off') ? 1 : 0));
  }

  function keeperOf(place: string): number {
    const waits = layout.procedure.states[place]?.waits;
    if (waits === undefined) return -1;
    const side = pack.roles[waits]?.is === 'official' ? 'office' : 'party';
    return (side === 'office' ? assumed.officeInTime : assumed.partiesInTime) ? keepers[side]! : -1;
  }

  function machineOrder(here: number, { effect, to }: NodeMove): MachineOrder | Text {
    const { order } = effect;
    const windows = (order === undefined ? [] : windowsOf(order, measure)).filter(({ clock }) => {
      const at = named(clock);
      return at !== undefined && nodes[here]!.modes[listed[at]!] !== 'off';
    });
    const left = windows.find((window) => window.left !== undefined);
    const draws = new Map<number, Days>();
    if (order?.asOf !== undefined)
      for (const [at, index] of clockAt) {
        const starts = nodes[here]!.modes[at] === 'off' && nodes[to]!.modes[at] === 'runs';
        if (!starts && !order.restarts.includes(layout.clocks[at]!.def.name)) continue;
        const days = asOfDays(order.asOf, lengths.get(at)!.within);
        if (days === undefined) return notDated(order);
        draws.set(index, days);
      }
    return {
      name: order?.name ?? '',
      persons: 'sides' in effect.by ? effect.by.sides : [],
      byLaw: 'clock' in effect.by || effect.child !== undefined,
      to,
      atMost: Number.POSITIVE_INFINITY,
      count: -1,
      countUpTo: 0,
      movesClocks: order !== undefined && order.restarts.length + (order.extends === undefined ? 0 : 1) > 0,
      after: [],
      restarts: marked(order?.restarts ?? []),
      extends: marked(order?.extends === undefined ? [] : [order.extends]),
      // The explorer has looked already whether it may still be extended.
      extendsAny: [],
      ...(left !== undefined && { left: { clock: named(left.clock)!, min: left.left!.min, max: left.left!.max } }),
      late: windows.flatMap((window) => (window.left === undefined ? [named(window.clock)!] : [])),
      backdated: false,
      binds: effect.binds,
      changes: effect.changes,
      ends: nodes[to]!.over,
      draws,
    };
  }

  function marked(names: readonly string[]): Uint8Array {
    const marks = new Uint8Array(clocks);
    for (const name of names) {
      const at = named(name);
      if (at !== undefined) marks[at] = 1;
    }
    return marks;
  }

  /** What is counted from an earlier day has fewer days left; what is counted from the due day of a clock that runs has more. */
  function asOfDays({ source }: Expression, within: Days): Days | undefined {
    if (source.startsWith('day(')) return { least: 0, most: within.most };
    const clock = /^clock\.([a-z0-9-]+)\.due$/.exec(source)?.[1];
    const at = clock === undefined ? undefined : named(clock);
    if (at === undefined) return undefined;
    const { within: own, by } = lengths.get(listed[at]!)!;
    return { least: within.least, most: within.most + own.most + by.most * layout.clocks[listed[at]!]!.most };
  }

  function entryOf({ node, configuration, move }: EntryAt): Entry | Text {
    const order = move < 0 ? explored.by[configuration]! : explored.label[move]!;
    const { order: number } = readLabel(order, layout);
    const def = Object.values(layout.procedure.orders)[number];
    const begun: Begun[] = [];
    for (const at of listed) {
      const { field, most: times } = layout.clocks[at]!;
      const { within, by } = lengths.get(at)!;
      const mode = nodes[node]!.modes[at] ?? 'off';
      const extended = nodes[node]!.extended[at] ?? 0;
      const before = move < 0 ? isOff : fieldOf(explored.words, explored.from[move]! * layout.words, field);
      const starts = before < isRunning || def?.restarts.includes(layout.clocks[at]!.def.name) === true;
      if (mode === 'off' || mode === 'out') {
        begun.push({ mode: mode === 'off' ? off : out, left: none, freshFrom: never, extended: 0 });
        continue;
      }
      const days = def?.asOf === undefined ? within : asOfDays(def.asOf, within);
      if (starts && days === undefined) return notDated(def!);
      const left = starts ? days! : { least: 0, most: within.most + by.most * times };
      if (mode === 'still')
        begun.push({ mode: standing, left: { least: left.least, most: left.most + (starts ? 0 : 1) }, freshFrom: never, extended });
      else begun.push({ mode: running, left, freshFrom: !starts ? never : def?.asOf === undefined ? 0 : left.most, extended });
    }
    for (const { name, days } of children)
      begun.push(
        (nodes[node]!.open.get(name) ?? 0) > 0
          ? { mode: running, left: { least: def?.opens === name ? days : 0, most: days }, freshFrom: never, extended: 0 }
          : { mode: off, left: none, freshFrom: never, extended: 0 },
      );
    return { state: node, clocks: begun };
  }
};

const notDated = ({ name, asOf }: OrderDef): Text => say('notDated.countsFromAndHow', { name, asOf: asOf!.source });

/** How often a clock can stand still: as often as the orders that bring it about can be given; missing where that has no bound. */
const pausesOf = (
  orders: Readonly<Record<string, OrderDef>>,
  pausedIn: readonly string[],
  pausedBy: readonly string[],
): number | undefined => {
  const pausing = Object.values(orders).filter(
    ({ to, opens }) => (to !== undefined && pausedIn.includes(to)) || (opens !== undefined && pausedBy.includes(opens)),
  );
  if (pausing.some(({ atMost }) => atMost === undefined)) return undefined;
  return pausing.reduce((sum, { atMost }) => sum + atMost!.times, 0);
};
