import type { ClockDef, Grounded, OrderDef, Pack, Procedure } from './model.ts';

/**
 * Where the law leaves it to an official: a finding that only a person can make and on which something turns, a choice between orders
 * that are all open in one state, or whether a period is extended.
 */
export type OpenTerm = Finding | Choice | Extension;

interface InProcedure {
  readonly procedure: string;
  /** The elements that leave the room: their articles and how firmly they stand. */
  readonly rests: readonly Grounded[];
}

/** A yes-no or a choice that an official answers with an order, and that a guard, a table or a formula looks at. */
export interface Finding extends InProcedure {
  readonly kind: 'finding';
  readonly fact: string;
  readonly orders: readonly string[];
  /** Tables that look at it, and refusals and derived facts in which it is looked at. */
  readonly readBy: readonly string[];
}

/** Orders of one role that lead from one state on. */
export interface Choice extends InProcedure {
  readonly kind: 'choice';
  readonly state: string;
  readonly role: string;
  readonly orders: readonly string[];
}

/** Whether a period was extended before anyone who may extend it ended it. */
export interface Extension extends InProcedure {
  readonly kind: 'extension';
  readonly clock: string;
  readonly order: string;
  /** Orders of the same roles by which the period ends. */
  readonly ending: readonly string[];
}

/** In the order of the pack. */
export const openTerms = (pack: Pack): readonly OpenTerm[] => {
  const readers = readersOf(pack);
  return Object.values(pack.procedures).flatMap((procedure) => [
    ...findingsIn(pack, procedure, readers),
    ...choicesIn(pack, procedure),
    ...extensionsIn(pack, procedure),
  ]);
};

const isOfficial = (pack: Pack, role: string): boolean => pack.roles[role]?.is === 'official';

const ofOfficials = (pack: Pack, { by, from }: OrderDef): boolean => from !== 'opening' && by.some((role) => isOfficial(pack, role));

/** Fact → what looks at it. */
const readersOf = (pack: Pack): ReadonlyMap<string, ReadonlySet<string>> => {
  const readers = new Map<string, Set<string>>();
  const add = (fact: string | undefined, reader: string): void => {
    if (fact !== undefined) readers.set(fact, (readers.get(fact) ?? new Set()).add(reader));
  };
  for (const { name, table } of Object.values(pack.tables)) for (const fact of table.reads) add(fact, name);
  for (const { name, source } of Object.values(pack.facts))
    if (source.kind === 'formula') for (const [fact] of source.is.reads) add(fact, name);
  for (const { orders } of Object.values(pack.procedures))
    for (const { guards } of Object.values(orders))
      for (const guard of guards) for (const [fact] of guard.if.reads) add(fact, guard.refusal);
  return readers;
};

const findingsIn = (pack: Pack, procedure: Procedure, readers: ReturnType<typeof readersOf>): readonly Finding[] => {
  const asked = Object.values(procedure.orders)
    .filter((order) => ofOfficials(pack, order))
    .flatMap((order) => order.needs.map(({ fact }) => ({ order: order.name, fact })));
  return [...Map.groupBy(asked, ({ fact }) => fact)].flatMap(([name, orders]): readonly Finding[] => {
    const fact = pack.facts[name]!;
    const readBy = readers.get(name);
    const judged = fact.source.kind === 'given' && fact.source.from.includes('office') && !fact.several && !fact.personal;
    if (!judged || readBy === undefined || (fact.type.kind !== 'yes-no' && fact.type.kind !== 'choice')) return [];
    return [
      {
        kind: 'finding',
        procedure: procedure.name,
        fact: name,
        orders: orders.map(({ order }) => order),
        readBy: [...readBy],
        rests: [fact],
      },
    ];
  });
};

const choicesIn = (pack: Pack, procedure: Procedure): readonly Choice[] =>
  Object.keys(procedure.states).flatMap((state) => {
    const open = Object.values(procedure.orders).filter(
      ({ from, to }) => Array.isArray(from) && from.includes(state) && to !== undefined && to !== state,
    );
    const roles = new Set(open.flatMap(({ by }) => by.filter((role) => isOfficial(pack, role))));
    return [...roles].flatMap((role): readonly Choice[] => {
      const orders = open.filter(({ by }) => by.includes(role));
      return orders.length < 2
        ? []
        : [{ kind: 'choice', procedure: procedure.name, state, role, orders: orders.map(({ name }) => name), rests: orders }];
    });
  });

const extensionsIn = (pack: Pack, procedure: Procedure): readonly Extension[] =>
  Object.values(procedure.orders).flatMap((order): readonly Extension[] => {
    const clock = procedure.clocks[order.extends ?? ''];
    if (clock === undefined || !ofOfficials(pack, order)) return [];
    const leaving = Object.values(procedure.orders).filter(leaves(clock));
    const ending = leaving.filter(({ by }) => by.some((role) => order.by.includes(role) && isOfficial(pack, role)));
    // Where a vote or another case ends the period as a rule, the one order that is left tells nothing of it.
    const endsOtherwise = ending.length < 2 && leaving.some(({ by }) => by.includes('law'));
    return ending.length === 0 || endsOtherwise
      ? []
      : [
          {
            kind: 'extension',
            procedure: procedure.name,
            clock: clock.name,
            order: order.name,
            ending: ending.map(({ name }) => name),
            rests: [order],
          },
        ];
  });

/** Leads from where the clock runs to where it neither runs nor stands still. */
const leaves =
  ({ runs, pausedIn }: ClockDef) =>
  ({ from, to }: OrderDef): boolean =>
    Array.isArray(from) && from.some((state) => runs.includes(state)) && to !== undefined && !runs.includes(to) && !pausedIn.includes(to);
