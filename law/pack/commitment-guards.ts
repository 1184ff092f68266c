import { readsOf } from './derived.ts';
import type { Commitment, Fact, Guard, Named, OrderDef, PackTable, Procedure } from './model.ts';

/**
 * What is never committed to becomes a condition of the orders themselves, so that no page and no officer can pass it: of those that decide
 * on a commitment all of it; of the party's own order that which a party answers for. They come before the order's own conditions: they say
 * that another way is open.
 */
export const withExclusions = (procedures: Named<Procedure>, facts: Named<Fact>, tables: Named<PackTable>): Named<Procedure> =>
  Object.fromEntries(
    Object.entries(procedures).map(([name, procedure]) => [
      name,
      procedure.commitment === undefined ? procedure : guarded(procedure, procedure.commitment, facts, tables),
    ]),
  );

const guarded = (procedure: Procedure, commitment: Commitment, facts: Named<Fact>, tables: Named<PackTable>): Procedure => {
  // Two kinds may rest on one question: it is asked once.
  const all = [
    ...new Map(
      commitment.never.flatMap(({ guards }) => guards.map((guard) => [`${guard.refusal} ${guard.if.source}`, guard] as const)),
    ).values(),
  ];
  const told = all.filter((guard) => guard.if.reads.every(([name]) => isToldByParty(name!, facts, tables, new Set())));
  const add = (order: OrderDef): OrderDef => {
    const own: readonly Guard[] = commitment.decides.includes(order.name) ? all : order.name === commitment.commit ? told : [];
    return own.length === 0 ? order : { ...order, guards: [...own, ...order.guards] };
  };
  return { ...procedure, orders: Object.fromEntries(Object.entries(procedure.orders).map(([name, order]) => [name, add(order)])) };
};

/** A name that is no fact, as a case, is looked at when it is decided. */
const isToldByParty = (name: string, facts: Named<Fact>, tables: Named<PackTable>, seen: Set<string>): boolean => {
  const fact = facts[name];
  if (fact === undefined) return false;
  if (seen.has(name)) return true;
  seen.add(name);
  if (fact.source.kind === 'given') return fact.source.from.includes('party');
  return readsOf(fact, tables).every((read) => isToldByParty(read, facts, tables, seen));
};
