import type { OrderDef, Pack } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { type Explored, readLabel } from '../paths/explore.ts';
import { type ClockPart, running, runOut } from '../paths/layout.ts';
import { placeOf } from '../paths/whole.ts';
import type { Side } from '../time/timed.ts';
import { isLeftToTheGiver } from './guards.ts';

/** How a clock stands in a configuration. */
export type Mode = 'off' | 'runs' | 'still' | 'out';

/** What a move does, as far as days are concerned. */
export interface Effect {
  /** A clock that runs out, by its number; else persons, or somebody outside. */
  readonly by: { readonly clock: number } | { readonly sides: readonly Side[] };
  /** It is surely lawful, or its giver can choose answers that make it so. */
  readonly binds: boolean;
  /** The case comes to another place, or a clock begins or ceases to stand still. */
  readonly changes: boolean;
  readonly order?: OrderDef;
  /** The child that it ends, or brings to a state that is listened to. */
  readonly child?: string;
}

/** A configuration as far as days are concerned: those from which the same can happen for ever after are one. */
export interface Node {
  readonly place: string;
  readonly over: boolean;
  /** By clock of the procedure. */
  readonly modes: readonly Mode[];
  readonly extended: readonly number[];
  /** Children of the procedure that a clock waits for: how many are open. */
  readonly open: ReadonlyMap<string, number>;
}

export interface NodeMove {
  readonly effect: Effect;
  readonly to: number;
}

export interface EntryAt {
  readonly node: number;
  readonly configuration: number;
  /** The move by which the stretch begins; -1 where the case opens in it. */
  readonly move: number;
}

/** What can happen between two places of a procedure. */
export interface Stretched {
  readonly explored: Explored;
  readonly nodes: readonly Node[];
  readonly moves: readonly (readonly NodeMove[])[];
  readonly entries: readonly EntryAt[];
  /** A move of the explorer, out of a configuration, that is this move of its node. */
  readonly moveOf: (configuration: number, move: NodeMove) => number | undefined;
}

/**
 * The part of what was explored between where one of `from` is entered and where one of `to` is, or the case ends; configurations that nothing
 * after them tells apart are one (the coarsest stable partition, by rounds). Missing `from`: from the opening of the case.
 * @param pastEndings an ending ends nothing: what a challenge brings back is looked at as well
 */
export const stretchOf = (
  pack: Pack,
  explored: Explored,
  from: readonly string[] | undefined,
  to: readonly string[],
  pastEndings = false,
): Stretched => {
  const { machine, configurations, words } = explored;
  const { places, clocks, ended, cases } = machine;
  const place = Int32Array.from({ length: configurations }, (_, c) => placeOf(explored, c));
  const ends = places.map((name, at) => (ended[at]! && !pastEndings) || to.includes(name));
  const begins = places.map((name) => from?.includes(name) ?? false);
  const leaving = leavingOf(explored);

  const found = entriesOf();
  const inside = new Uint8Array(configurations);
  const queue: number[] = [];
  const reach = (c: number): void => {
    if (inside[c] === 1) return;
    inside[c] = 1;
    queue.push(c);
  };
  for (const { configuration } of found) reach(configuration);
  for (let head = 0; head < queue.length; head += 1) {
    const c = queue[head]!;
    if (!ends[place[c]!]!) for (const move of leaving(c)) reach(explored.to[move]!);
  }

  const waitedFor = cases.filter(({ link, open }) => open !== undefined && clocks.some(({ def }) => def.pausedBy.includes(link.name)));
  const childrenWaitedFor = waitedFor.filter(({ link }) => link.link === 'child');
  const openAt = (c: number, name: string): number => {
    const part = waitedFor.find(({ link }) => link.name === name);
    return part === undefined ? 0 : fieldOf(words, c * machine.words, part.open!);
  };
  const modeAt = (c: number, { def, field }: ClockPart): Mode => {
    const value = fieldOf(words, c * machine.words, field);
    const here = places[place[c]!]!;
    if (value === runOut) return 'out';
    if (value < running) return 'off';
    return def.pausedIn.includes(here) || def.pausedBy.some((name) => openAt(c, name) > 0) ? 'still' : 'runs';
  };
  const nodeAt = (c: number): Node => {
    const over = ends[place[c]!]!;
    return {
      place: places[place[c]!]!,
      over,
      modes: over ? [] : clocks.map((part) => modeAt(c, part)),
      extended: over ? [] : clocks.map(({ field }) => Math.max(0, fieldOf(words, c * machine.words, field) - running)),
      open: new Map(over ? [] : childrenWaitedFor.map(({ link }) => [link.name, openAt(c, link.name)])),
    };
  };
  const all = new Map(queue.map((c) => [c, nodeAt(c)]));

  const orders = Object.values(machine.procedure.orders);
  const effects = new Map<string, { readonly effect: Effect; readonly key: string }>();
  const effectOf = (move: number): { readonly effect: Effect; readonly key: string } => {
    const [source, target] = [all.get(explored.from[move]!)!, all.get(explored.to[move]!)!];
    const { event, order: number } = readLabel(explored.label[move]!, machine);
    const changes = source.place !== target.place || source.modes.some((mode, at) => (mode === 'still') !== (target.modes[at] === 'still'));
    const isMaybe = explored.maybe[move] === 1;
    const known = `${event} ${number} ${changes} ${isMaybe}`;
    const before = effects.get(known);
    if (before !== undefined) return before;
    const order = orders[number];
    const { what } = machine.events[event]!;
    // What follows from a register as it is needs nobody: anyone who is bound can count on it.
    const followsAtOnce = what.kind === 'entry' && !what.changes;
    const by: Effect['by'] =
      what.kind === 'runs-out'
        ? { clock: clocks.indexOf(what.clock) }
        : {
            sides:
              what.kind === 'order'
                ? sidesOf(pack, order!)
                : what.kind === 'closes'
                  ? ['office']
                  : followsAtOnce
                    ? ['office', 'party']
                    : ['outside'],
          };
    const binds = !isMaybe || (what.kind === 'order' && isLeftToTheGiver(pack, machine, order!));
    const child = what.kind === 'child' ? { child: what.name } : {};
    const effect: Effect = { by, binds, changes, ...(order !== undefined && { order }), ...child };
    const moving =
      order === undefined ? '' : `${order.restarts.join()} ${order.extends ?? ''} ${order.asOf?.source ?? ''} ${windowKey(order)}`;
    const made = { effect, key: `${JSON.stringify(by)} ${binds} ${changes} ${what.kind === 'child' ? what.name : ''} ${moving}` };
    effects.set(known, made);
    return made;
  };
  const windowKey = ({ guards }: OrderDef): string =>
    guards.flatMap(({ if: condition }) => (condition.source.includes('left-days') ? [condition.source] : [])).join(' ');

  // Configurations are told apart by what they are, then by what their moves lead to, until nothing more tells any apart.
  let classOf = new Map<number, number>();
  const classed = (keyOf: (c: number) => string): Map<number, number> => {
    const keys = new Map<string, number>();
    return new Map(
      queue.map((c) => {
        const key = keyOf(c);
        const at = keys.get(key) ?? keys.size;
        keys.set(key, at);
        return [c, at];
      }),
    );
  };
  const movesOf = (c: number): readonly number[] => (all.get(c)!.over ? [] : leaving(c));
  classOf = classed((c) => {
    const { place: here, modes, extended, open, over } = all.get(c)!;
    return over ? here : `${here} ${modes.join()} ${extended.join()} ${[...open.values()].join()}`;
  });
  for (let count = 0; new Set(classOf.values()).size > count; ) {
    count = new Set(classOf.values()).size;
    const last = classOf;
    classOf = classed((c) => {
      const out = movesOf(c).map((move) => `${effectOf(move).key}>${last.get(explored.to[move]!)}`);
      return `${last.get(c)}|${[...new Set(out)].toSorted().join(';')}`;
    });
  }

  const first = new Map<number, number>();
  for (const c of queue) if (!first.has(classOf.get(c)!)) first.set(classOf.get(c)!, c);
  const members = [...first].toSorted(([a], [b]) => a - b).map(([, c]) => c);
  const keyed = new Map<NodeMove, string>();
  const nodeMoves = members.map((c, here) => {
    const known = new Map<string, NodeMove>();
    for (const move of movesOf(c)) {
      const { effect, key } = effectOf(move);
      const target = classOf.get(explored.to[move]!)!;
      const moves = effect.order !== undefined && (effect.order.restarts.length > 0 || effect.order.extends !== undefined);
      if ((target === here && !moves && !('clock' in effect.by)) || known.has(`${key}>${target}`)) continue;
      const made = { effect, to: target };
      known.set(`${key}>${target}`, made);
      keyed.set(made, key);
    }
    return [...known.values()];
  });
  return {
    explored,
    nodes: members.map((c) => all.get(c)!),
    moves: nodeMoves,
    entries: distinctEntries(),
    moveOf: (configuration, wanted) =>
      leaving(configuration).find((move) => effectOf(move).key === keyed.get(wanted) && classOf.get(explored.to[move]!) === wanted.to),
  };

  /** Where a case comes to `from` and no stretch is under way: anyone who comes back to it within one has been in it all the time. */
  function entriesOf(): readonly { readonly configuration: number; readonly move: number }[] {
    const entries: { readonly configuration: number; readonly move: number }[] = [];
    if (from === undefined) return explored.opened.map((configuration) => ({ configuration, move: -1 }));
    // Each configuration apart: outside a stretch, and in one.
    const seen = new Uint8Array(configurations * 2);
    const waiting: number[] = [];
    const come = (c: number, isIn: boolean): void => {
      const at = c * 2 + (isIn ? 1 : 0);
      if (seen[at] === 1) return;
      seen[at] = 1;
      waiting.push(at);
    };
    for (const c of explored.opened) {
      if (begins[place[c]!]!) entries.push({ configuration: c, move: -1 });
      come(c, begins[place[c]!]!);
    }
    for (let head = 0; head < waiting.length; head += 1) {
      const at = waiting[head]!;
      const isIn = at % 2 === 1;
      for (const move of leaving(at >> 1)) {
        const target = explored.to[move]!;
        const here = place[target]!;
        if (!isIn && begins[here]! && !ends[here]!) entries.push({ configuration: target, move });
        come(target, (isIn || begins[here]!) && !ends[here]!);
      }
    }
    return entries;
  }

  /** Entries that differ in nothing that days depend on are one. */
  function distinctEntries(): readonly EntryAt[] {
    const known = new Map<string, EntryAt>();
    for (const { configuration, move } of found) {
      const node = classOf.get(configuration)!;
      const source = move < 0 ? '' : clocks.map(({ field }) => fieldOf(words, explored.from[move]! * machine.words, field)).join();
      const order = move < 0 ? -1 : readLabel(explored.label[move]!, machine).order;
      const key = `${node} ${source} ${order} ${move < 0}`;
      if (!known.has(key)) known.set(key, { node, configuration, move });
    }
    return [...known.values()];
  }
};

const sidesOf = (pack: Pack, { by }: OrderDef): readonly Side[] => {
  const sides = by.flatMap((role): readonly Side[] => (role === 'law' ? [] : [pack.roles[role]?.is === 'official' ? 'office' : 'party']));
  return [...new Set(sides)];
};

/** The moves out of each configuration. */
const leavingOf = ({ configurations, moves, from }: Explored): ((configuration: number) => readonly number[]) => {
  const first = new Int32Array(configurations + 1);
  for (let move = 0; move < moves; move += 1) first[from[move]! + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) first[c + 1]! += first[c]!;
  const sorted = new Int32Array(moves);
  const filled = first.slice();
  for (let move = 0; move < moves; move += 1) {
    sorted[filled[from[move]!]!] = move;
    filled[from[move]!]! += 1;
  }
  const known = new Map<number, readonly number[]>();
  return (configuration) =>
    known.get(configuration) ??
    known.set(configuration, [...sorted.subarray(first[configuration], first[configuration + 1])]).get(configuration)!;
};
