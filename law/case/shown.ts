import { engineRefusals, type FactType, lettersOf, type Pack, type Procedure } from '#law/pack';
import { wakesAt } from './clock-run.ts';
import type { OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import type { Step } from './work.ts';

/** The parts of procedures that examples are held to show, in the order in which they are told. */
export const showable = ['orders', 'endings', 'states', 'refusals', 'clocks', 'letters'] as const;

/** Of each kind of part: `procedure.name`. */
export type Parts = Readonly<Record<(typeof showable)[number], readonly string[]>>;

/** What else an example exercises, by name: facts given or read, tables and their rows, cases listened to, budgets drawn on, votes closed, duties and streams. */
const alsoPlayed = ['facts', 'tables', 'rows', 'cases', 'budgets', 'sittings', 'forms', 'openings'] as const;

export type PlayedKind = (typeof showable)[number] | (typeof alsoPlayed)[number];

/** What examples have shown so far of the procedures that they play, children and challenges included. */
export class Shown {
  readonly #names = new Map<PlayedKind, Set<string>>();

  has(kind: PlayedKind, name: string): boolean {
    return this.#names.get(kind)?.has(name) === true;
  }

  /** What an event did: the order given, where the case stands then, the letters sent, and the clock whose silence brought it about. */
  happened(pack: Pack, { event, file }: Step, files: ReadonlyMap<string, CaseFile>): void {
    if (event.type !== 'orderGiven') return;
    const procedure = pack.procedures[file.opened.procedure]!;
    const { name } = procedure;
    this.#add('orders', `${name}.${event.order}`);
    if (event.to !== undefined) this.#add(event.to in procedure.endings ? 'endings' : 'states', `${name}.${event.to}`);
    for (const { letter } of event.letters ?? []) this.#add('letters', `${name}.${letter}`);
    if (event.because?.kind === 'silence') this.#add('clocks', `${name}.${event.because.clock}`);
    this.#used(pack, event);
    const { because, opened } = event;
    if (because?.kind === 'case') this.#add('cases', `${name}.${because.as}`);
    for (const above of [opened?.parent, opened?.challenges])
      if (above !== undefined) this.#add('cases', `${files.get(above.case)?.opened.procedure}.${above.as}`);
    if (event.vote?.tally !== undefined) this.#add('sittings', `${name}.${event.vote.state}`);
    for (const { form } of procedure.orders[event.order]?.needs ?? []) if (form !== undefined) this.#add('forms', form);
  }

  /** The refusal that a step says must come, and that came. */
  refused(procedure: Procedure, refusal: string): void {
    this.#add('refusals', `${procedure.name}.${refusal}`);
  }

  /** The clocks of a case that are over at this instant, in milliseconds since 1970, and still running: somebody is late. */
  late(pack: Pack, file: CaseFile, now: number): void {
    const procedure = pack.procedures[file.opened.procedure]!;
    for (const [name, run] of Object.entries(file.clocks)) {
      const clock = procedure.clocks[name];
      const over = clock === undefined ? undefined : wakesAt(pack, clock, run);
      if (over !== undefined && over <= now) this.#add('clocks', `${procedure.name}.${name}`);
    }
  }

  copy(): Shown {
    const other = new Shown();
    other.addAll(this);
    return other;
  }

  addAll(other: Shown): void {
    for (const [kind, names] of other.#names) for (const name of names) this.#add(kind, name);
  }

  /** Facts given and read, rows that decided, accounts drawn on, and the duty or stream that brought it about. */
  #used(pack: Pack, event: OrderGiven): void {
    for (const fact of [event.facts, event.personal ?? {}, event.read ?? {}].flatMap(Object.keys)) this.#fact(pack, fact);
    for (const [table, rows] of Object.entries(event.fired ?? {})) {
      this.#add('tables', table);
      for (const row of rows) this.#add('rows', `${table}.${row}`);
    }
    for (const { budget } of event.budgets ?? []) this.#add('budgets', budget);
    const { because } = event;
    if (because?.kind === 'calendar') this.#add('openings', because.duty);
    if (because?.kind === 'figures') this.#add('openings', because.stream);
  }

  /** A fact as it is read (`product.tier` too), and those of its rows. */
  #fact(pack: Pack, path: string): void {
    const name = path.slice(path.lastIndexOf('.') + 1);
    this.#add('facts', name);
    const type: FactType | undefined = pack.facts[name]?.type;
    if (type?.kind === 'list') for (const of of type.of) this.#add('facts', of);
  }

  #add(kind: PlayedKind, name: string): void {
    const names = this.#names.get(kind) ?? new Set();
    names.add(name);
    this.#names.set(kind, names);
  }
}

/**
 * What none of these examples shows, in the order of the pack: all orders, endings, states and clocks of its procedures, the refusals
 * that it names and the letters that it sends.
 */
export const uncovered = (pack: Pack, shown: Shown): Parts => {
  const missing = (kind: keyof Parts, of: (procedure: Procedure) => readonly string[]): readonly string[] =>
    Object.values(pack.procedures)
      .flatMap((procedure) => [...new Set(of(procedure))].map((name) => `${procedure.name}.${name}`))
      .filter((part) => !shown.has(kind, part));
  return {
    orders: missing('orders', ({ orders }) => Object.keys(orders)),
    endings: missing('endings', ({ endings }) => Object.keys(endings)),
    states: missing('states', ({ states }) => Object.keys(states)),
    refusals: missing('refusals', refusalsOf),
    clocks: missing('clocks', ({ clocks }) => Object.keys(clocks)),
    letters: missing('letters', ({ orders }) => Object.values(orders).flatMap(lettersOf)),
  };
};

/** The refusals that the pack itself names, left of a guard or of `at-most`, of orders that a person may give: what the law brings about meets nobody. */
const refusalsOf = ({ orders }: Procedure): readonly string[] =>
  Object.values(orders)
    .filter(({ by }) => by.some((role) => role !== 'law'))
    .flatMap(({ guards, atMost }) => [...guards.map(({ refusal }) => refusal), ...(atMost === undefined ? [] : [atMost.refusal])])
    .filter((refusal) => !engineRefusals.has(refusal));
