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
export const pathTo = (
  explored: Explored,
  seen: Seen & { readonly after?: Int32Array },
  shows: Text,
  onward: readonly number[] = [],
): Path => {
  const { machine, parent, by, words } = explored;
  const steps: { readonly label: number; readonly words: Int32Array; readonly at: number }[] = [];
  for (const move of onward.toReversed()) steps.push({ label: explored.label[move]!, words, at: explored.to[move]! * machine.words });
  if (seen.label !== undefined)
    steps.push({
      label: seen.label,
      words: seen.after ?? words,
      at: seen.after === undefined ? Math.max(0, seen.configuration) * machine.words : 0,
    });
  for (let at = seen.configuration; at >= 0; at = parent[at]!) steps.push({ label: by[at]!, words, at: at * machine.words });
  const known = machine.facts.map((): Facts => ({}));
  const moves = steps.reverse().map((step) => moveOf(machine, step.label, known, (part) => fieldOf(step.words, step.at, part.field)));
  return { procedure: machine.procedure.name, moves, shows };
};

/** One move, with answers that lead to the class of facts it leads to; what is known so far is kept in `known`. */
const moveOf = (machine: Machine, label: number, known: Facts[], classOf: (part: FactPart) => number): PathMove => {
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
    case 'child':
    case 'outside':
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
    case 'child':
    case 'outside':
      return `${move.kind}:${move.name}:${move.reaches}`;
  }
};
