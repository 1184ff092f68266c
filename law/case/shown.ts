import { engineRefusals, type Pack, type Procedure } from '#law/pack';
import { wakesAt } from './clock-run.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFile } from './file.ts';

/** The parts of procedures that examples are held to show, in the order in which they are told. */
export const showable = ['orders', 'endings', 'states', 'refusals', 'clocks', 'letters'] as const;

/** Of each kind of part: `procedure.name`. */
export type Parts = Readonly<Record<(typeof showable)[number], readonly string[]>>;

/** What an example has shown so far of the procedures that it plays, children and challenges included. */
export class Shown {
  readonly #parts: Readonly<Record<(typeof showable)[number], Set<string>>>;

  constructor(parts?: Parts) {
    const of = (kind: keyof Parts): Set<string> => new Set(parts?.[kind] ?? []);
    this.#parts = {
      orders: of('orders'),
      endings: of('endings'),
      states: of('states'),
      refusals: of('refusals'),
      clocks: of('clocks'),
      letters: of('letters'),
    };
  }

  /** What an event did: the order given, where the case stands then, the letters sent, and the clock whose silence brought it about. */
  happened(procedure: Procedure, event: CaseEvent): void {
    if (event.type !== 'orderGiven') return;
    this.#add('orders', procedure, event.order);
    if (event.to !== undefined) this.#add(event.to in procedure.endings ? 'endings' : 'states', procedure, event.to);
    for (const { letter } of event.letters ?? []) this.#add('letters', procedure, letter);
    if (event.because?.kind === 'silence') this.#add('clocks', procedure, event.because.clock);
  }

  /** The refusal that a step says must come, and that came. */
  refused(procedure: Procedure, refusal: string): void {
    this.#add('refusals', procedure, refusal);
  }

  /** The clocks of a case that are over at this instant, in milliseconds since 1970, and still running: somebody is late. */
  late(pack: Pack, file: CaseFile, now: number): void {
    const procedure = pack.procedures[file.opened.procedure]!;
    for (const [name, run] of Object.entries(file.clocks)) {
      const clock = procedure.clocks[name];
      const over = clock === undefined ? undefined : wakesAt(pack, clock, run);
      if (over !== undefined && over <= now) this.#add('clocks', procedure, name);
    }
  }

  get parts(): Parts {
    const of = (kind: keyof Parts): readonly string[] => [...this.#parts[kind]];
    return {
      orders: of('orders'),
      endings: of('endings'),
      states: of('states'),
      refusals: of('refusals'),
      clocks: of('clocks'),
      letters: of('letters'),
    };
  }

  #add(kind: keyof Parts, { name }: Procedure, part: string): void {
    this.#parts[kind].add(`${name}.${part}`);
  }
}

/** What none of these examples shows, in the order of the pack: all orders, endings, states and clocks of its procedures, the refusals that it names and the letters that they send. */
export const uncovered = (pack: Pack, shown: readonly Parts[]): Parts => {
  const seen = (kind: keyof Parts): ReadonlySet<string> => new Set(shown.flatMap((parts) => parts[kind]));
  const missing = (kind: keyof Parts, of: (procedure: Procedure) => readonly string[]): readonly string[] => {
    const all = Object.values(pack.procedures).flatMap((procedure) =>
      [...new Set(of(procedure))].map((name) => `${procedure.name}.${name}`),
    );
    const there = seen(kind);
    return all.filter((part) => !there.has(part));
  };
  return {
    orders: missing('orders', ({ orders }) => Object.keys(orders)),
    endings: missing('endings', ({ endings }) => Object.keys(endings)),
    states: missing('states', ({ states }) => Object.keys(states)),
    refusals: missing('refusals', refusalsOf),
    clocks: missing('clocks', ({ clocks }) => Object.keys(clocks)),
    letters: missing('letters', ({ orders }) => Object.values(orders).flatMap(({ letter }) => letter ?? [])),
  };
};

/** The refusals that the pack itself names: left of a guard or of `at-most`. */
const refusalsOf = ({ orders }: Procedure): readonly string[] =>
  Object.values(orders)
    .flatMap(({ guards, atMost }) => [...guards.map(({ refusal }) => refusal), ...(atMost === undefined ? [] : [atMost.refusal])])
    .filter((refusal) => !engineRefusals.has(refusal));
