import type { Text, Value } from '#law/ground';
import { fieldOf } from '../fields.ts';
import type { Machine } from './events.ts';
import { type Explored, readLabel, type Seen } from './explore.ts';
import type { FactPart } from './layout.ts';
import type { Path, PathMove } from './path.ts';
import type { Facts } from './roots.ts';

/**
 * The way to something seen. `after` holds the words as they were when it was, where a last move is part of it.
 * @param onward further moves, by their numbers
 */
export const pathTo = (explored: Explored, seen: Sighted, shows: Text, onward: readonly number[] = []): Path => {
  const steps: Step[] = [];
  for (let at = seen.configuration; at >= 0; at = explored.parent[at]!) steps.push(stepTo(explored, explored.by[at]!, at));
  return pathOf(explored, steps.reverse(), seen, shows, onward);
};

/** The same by a way of one's own: from a configuration in which a case opens over these moves, by their numbers. */
export const pathAlong = (
  explored: Explored,
  from: number,
  way: readonly number[],
  seen: Sighted,
  shows: Text,
  onward: readonly number[] = [],
): Path => {
  const steps = [stepTo(explored, explored.by[from]!, from), ...way.map((move) => moveTo(explored, move))];
  return pathOf(explored, steps, seen, shows, onward);
};

type Sighted = Seen & { readonly after?: Int32Array };

/** What moved, and the words as they are after it. */
interface Step {
  readonly label: number;
  readonly words: Int32Array;
  readonly at: number;
}

const stepTo = ({ machine, words }: Explored, label: number, configuration: number): Step => ({
  label,
  words,
  at: configuration * machine.words,
});

const moveTo = (explored: Explored, move: number): Step => stepTo(explored, explored.label[move]!, explored.to[move]!);

const pathOf = (explored: Explored, way: readonly Step[], seen: Sighted, shows: Text, onward: readonly number[]): Path => {
  const { machine } = explored;
  const { label, after } = seen;
  const last =
    label === undefined
      ? []
      : [after === undefined ? stepTo(explored, label, Math.max(0, seen.configuration)) : { label, words: after, at: 0 }];
  const steps = [...way, ...last, ...onward.map((move) => moveTo(explored, move))];
  const known = machine.facts.map((): Facts => ({}));
  const moves = steps.map((step, index) => {
    const before = steps[index - 1];
    const wasIn = (part: FactPart): number | undefined => (before === undefined ? undefined : fieldOf(before.words, before.at, part.field));
    return moveOf(machine, step.label, known, (part) => fieldOf(step.words, step.at, part.field), wasIn);
  });
  return { procedure: machine.procedure.name, moves, shows };
};

/** One move, with answers that lead to the class of facts it leads to; what is known so far is kept in `known`. */
const moveOf = (
  machine: Machine,
  label: number,
  known: Facts[],
  classOf: (part: FactPart) => number,
  wasIn: (part: FactPart) => number | undefined,
): PathMove => {
  const { event: number, order: orderNumber, actor } = readLabel(label, machine);
  const event = machine.events[number]!;
  const order = Object.values(machine.procedure.orders)[orderNumber];
  const { what } = event;
  const follows = order === undefined ? {} : { follows: order.name };
  const who = machine.wanted.persons?.actors[actor];
  const doer = who === undefined ? {} : { doer: who.label };
  switch (what.kind) {
    case 'opening': {
      const facts: Record<string, Value> = {};
      for (const [index, part] of machine.facts.entries()) {
        known[index] = part.classes.open(what.opening, classOf(part));
        const asked = order!.needs.map(({ fact }) => fact);
        for (const [name, value] of Object.entries(known[index]!)) {
          if (machine.pack.facts[name]?.entry !== undefined) continue;
          if (asked.includes(name) || (what.byLaw && value !== null)) facts[name] = value;
        }
      }
      return { kind: 'order', order: order!.name, role: what.byLaw ? 'law' : roleOf(order!.by, who?.role), facts, ...doer };
    }
    case 'order': {
      const facts: Record<string, Value> = {};
      for (const [index, part] of machine.facts.entries()) {
        const ask = part.asks.get(order!.name);
        if (ask === undefined) continue;
        known[index] = part.classes.answer(known[index]!, ask, classOf(part));
        for (const { fact } of order!.needs) if (part.classes.roots.includes(fact)) facts[fact] = known[index]![fact] ?? null;
      }
      return { kind: 'order', order: order!.name, role: roleOf(order!.by, who?.role), facts, ...doer };
    }
    case 'runs-out':
      return { kind: 'runs-out', clock: what.clock.def.name, ...follows };
    case 'closes':
      return { kind: 'closes', state: what.state, result: what.result, ...follows };
    case 'entry': {
      const { fact, kept, value } = what;
      if (kept === undefined) return { kind: 'entry', fact, value: value ?? null, ...follows };
      const index = machine.facts.indexOf(kept.part);
      if (what.changes) known[index] = kept.part.classes.answer(known[index]!, kept.ask, classOf(kept.part));
      return { kind: 'entry', fact, value: known[index]![fact] ?? null, ...follows };
    }
    case 'child':
    case 'outside':
      // Answers that came from that case: the class is another one only if they did.
      for (const [index, part] of machine.facts.entries()) {
        const ask = order === undefined ? undefined : part.asks.get(order.name);
        if (ask !== undefined && classOf(part) !== wasIn(part)) known[index] = part.classes.answer(known[index]!, ask, classOf(part));
      }
      return { kind: what.kind, name: what.name, reaches: what.reaches, ...follows };
  }
};

const roleOf = (by: readonly string[], role: string | undefined): string => role ?? by.find((each) => each !== 'law')!;

/** In the words of `procedure check`: orders, and what else moved. */
export const traceOf = ({ moves }: Path): readonly string[] => moves.map(sayMove);

const sayMove = (move: PathMove): string => {
  switch (move.kind) {
    case 'order':
      return move.order;
    case 'runs-out':
      return `expire:${move.clock}`;
    case 'closes':
      return `vote:${move.result}`;
    case 'entry':
      return `entry:${move.fact}:${String(move.value)}`;
    case 'child':
    case 'outside':
      return `${move.kind}:${move.name}:${move.reaches}`;
  }
};
