import type { OrderDef, Pack, Procedure } from '#law/pack';
import { type Explored, labelsOf } from './explore.ts';
import { placeOf } from './whole.ts';

/** Moves grouped by where they start or arrive. */
interface Grouped {
  readonly first: Int32Array;
  readonly moves: Int32Array;
}

/** The numbers of all moves in the order of what `of` says of each, with where each value begins. */
const grouped = (configurations: number, moves: number, of: Int32Array): Grouped => {
  const first = new Int32Array(configurations + 1);
  for (let move = 0; move < moves; move += 1) first[of[move]! + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) first[c + 1]! += first[c]!;
  const filled = first.slice();
  const order = new Int32Array(moves);
  for (let move = 0; move < moves; move += 1) {
    order[filled[of[move]!]!] = move;
    filled[of[move]!]! += 1;
  }
  return { first, moves: order };
};

export interface Givable {
  /** The outcomes that officials could give in or after `before`, and cannot give any more in or after `after`. */
  readonly lost: (before: number, after: number) => readonly string[];
}

/** An outcome is told to somebody or ends the case; what is done on the way there, as a draft or a test, is none. */
const isOutcome = ({ endings }: Procedure, { to, from, letter }: OrderDef): boolean =>
  to !== undefined && from !== 'opening' && (letter !== undefined || endings[to] !== undefined);

/**
 * Which outcomes officials can still give from each configuration on, by what officials, clocks, votes and children bring about: nobody may
 * count on a party or on help from outside. Each configuration has a bit for each order; they spread backwards over the moves until nothing grows.
 */
export const givableIn = (pack: Pack, explored: Explored): Givable => {
  const { machine, configurations, from, to, label, moves } = explored;
  const orders = Object.values(machine.procedure.orders);
  const width = Math.ceil(orders.length / 31);
  const isOfficial = ({ by }: OrderDef): boolean => by.some((role) => pack.roles[role]?.is === 'official');
  const counts = orders.map((order) => isOutcome(machine.procedure, order) && isOfficial(order));
  const isOwn = machine.events.map(({ what, outside, steps }) => !outside && (what.kind !== 'order' || isOfficial(steps[0]!.order)));
  const masks = new Int32Array(configurations * width);
  const own = new Uint8Array(moves);
  const labels = labelsOf(machine);
  for (let move = 0; move < moves; move += 1) {
    const [event, order] = [labels.event(label[move]!), labels.order(label[move]!)];
    if (!isOwn[event]!) continue;
    own[move] = 1;
    if (machine.events[event]!.what.kind === 'order' && counts[order]!)
      masks[from[move]! * width + Math.floor(order / 31)]! |= 1 << (order % 31);
  }
  const arriving = grouped(configurations, moves, to);
  /** What can be given at the end of a move can be given from where it starts. */
  const spread = (move: number): boolean => {
    const [source, target] = [from[move]! * width, to[move]! * width];
    let grew = false;
    for (let word = 0; word < width; word += 1) {
      const had = masks[source + word]!;
      masks[source + word] = had | masks[target + word]!;
      grew ||= masks[source + word] !== had;
    }
    return grew;
  };
  const waiting = Array.from({ length: configurations }, (_, c) => c);
  const isQueued = new Uint8Array(configurations).fill(1);
  for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
    isQueued[c] = 0;
    for (let at = arriving.first[c]!; at < arriving.first[c + 1]!; at += 1) {
      const move = arriving.moves[at]!;
      const source = from[move]!;
      if (own[move] === 0 || !spread(move) || isQueued[source] === 1) continue;
      isQueued[source] = 1;
      waiting.push(source);
    }
  }
  return {
    lost: (before, after) => {
      const lost: string[] = [];
      for (let word = 0; word < width; word += 1) {
        for (let gone = masks[before * width + word]! & ~masks[after * width + word]!; gone !== 0; gone &= gone - 1) {
          const order = orders[word * 31 + (31 - Math.clz32(gone & -gone))]!;
          // The case may stand already where it would have led.
          if (order.to !== machine.places[placeOf(explored, after)]) lost.push(order.name);
        }
      }
      return lost;
    },
  };
};
