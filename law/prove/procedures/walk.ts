import { childrenOf, type Node } from '#law/feel';
import { canonicalJson } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { type Answer, open } from './answer.ts';
import { waysOf } from './stable-facts.ts';
import { type Children, canBe, countedOrder, type Standing, truthIn } from './truth.ts';

const budget = 200_000;

/** What must be true of each place and of each order given there; `undefined` stands for the opening. */
export interface Demand {
  readonly standing: (at: Standing) => boolean;
  readonly order: (at: Standing | undefined, order: OrderDef) => boolean;
}

/** Up to how many times each order is counted: one more than any number that it is compared with. */
export const lensOf = (procedure: Procedure, conditions: readonly Node[], wanted: Readonly<Record<string, number>>): Lens => {
  const caps = new Map<string, number>();
  const upTo = (order: string, times: number): void => void caps.set(order, Math.max(times, caps.get(order) ?? 0));
  for (const [order, times] of Object.entries(wanted)) upTo(order, times);
  const look = (node: Node): void => {
    if (node.kind === 'compare') {
      const sides = [node.left, node.right];
      const order = sides.map(countedOrder).find((name) => name !== undefined);
      const constant = sides.find((side) => side.kind === 'literal');
      if (order !== undefined && constant?.kind === 'literal' && typeof constant.value === 'number' && constant.value <= 20)
        upTo(order, Math.max(0, Math.floor(constant.value)) + 1);
    }
    for (const child of childrenOf(node)) look(child);
  };
  for (const node of conditions) look(node);
  for (const order of Object.values(procedure.orders)) {
    if (order.atMost !== undefined && order.atMost.times <= 20) upTo(order.name, order.atMost.times);
    for (const guard of order.guards) look(guard.if.ast);
  }
  return { caps, conditions };
};

/** What a walk keeps apart: up to how many times orders are counted, and what the promise itself looks at. */
export interface Lens {
  readonly caps: ReadonlyMap<string, number>;
  readonly conditions: readonly Node[];
}

/** Walks every way that the orders, with their guards as far as they can be told, leave open. */
export const walk = (pack: Pack, procedure: Procedure, { caps, conditions }: Lens, demand: Demand, why: string): Answer => {
  const guards = Object.values(procedure.orders).flatMap((order) => order.guards.map((guard) => guard.if.ast));
  const ways = waysOf(pack, procedure, [...conditions, ...guards]);
  const known = new Map<string, Standing>();
  const waiting: Standing[] = [];
  const arrive = (at: Standing): void => {
    const key = canonicalJson([at.state, at.times, at.cases, at.facts]);
    if (known.has(key)) return;
    known.set(key, at);
    waiting.push(at);
  };
  const nowhere: Standing = {
    state: '',
    times: Object.fromEntries([...caps.keys()].toSorted().map((order) => [order, 0])),
    cases: Object.fromEntries(childNames(pack, procedure).map((name) => [name, { open: 0, ending: null }])),
    facts: {},
  };
  for (const order of Object.values(procedure.orders)) {
    if (order.from !== 'opening' || order.to === undefined) continue;
    for (const facts of ways.start) {
      const at = { ...nowhere, facts };
      if (!guardsCanHold(order, at, pack, procedure)) continue;
      if (!demand.order(undefined, order)) return open(why);
      arrive(given(order, at, caps));
    }
  }
  for (const at of waiting) {
    if (known.size > budget) return { ...open(`not proved: ${known.size} configurations explored`), states: known.size };
    if (!demand.standing(at)) return { ...open(why), states: known.size };
    for (const order of Object.values(procedure.orders)) {
      if (!isOpenAt(order, at, procedure) || isTooOften(order, at, caps)) continue;
      const asked = order.needs.map(({ fact }) => fact);
      // Guards see the facts just given, but `state` and counts as they were before the order.
      for (const facts of asked.length === 0 ? [at.facts] : ways.after(at.facts, asked)) {
        const now = { ...at, facts };
        if (!guardsCanHold(order, now, pack, procedure)) continue;
        if (!demand.order(now, order)) return { ...open(why), states: known.size };
        arrive(given(order, now, caps));
        // The case that it opens may be refused by rules of its own.
        if (order.opens !== undefined) arrive({ ...given(order, now, caps), cases: now.cases });
      }
    }
    for (const [name, children] of Object.entries(at.cases)) {
      for (const next of laterChildren(pack, procedure.cases[name]!.procedure!, children))
        arrive({ ...at, cases: { ...at.cases, [name]: next } });
    }
  }
  return { holds: true, states: known.size };
};

/** Children that only orders of this procedure open; what others open is left open. */
const childNames = (pack: Pack, { cases }: Procedure): readonly string[] =>
  Object.values(cases)
    .filter(({ link, procedure }) => link === 'child' && procedure !== undefined && pack.procedures[procedure] !== undefined)
    .map(({ name }) => name);

/** No person's order leaves an ending; one by law may, whenever something brings it about. */
const isOpenAt = (order: OrderDef, { state }: Standing, procedure: Procedure): boolean => {
  const ended = procedure.endings[state] !== undefined;
  if (order.from === 'open') return !ended;
  return order.from !== 'opening' && order.from.includes(state) && (!ended || order.by.includes('law'));
};

const isTooOften = ({ name, atMost }: OrderDef, at: Standing, caps: ReadonlyMap<string, number>): boolean =>
  atMost !== undefined && caps.has(name) && caps.get(name)! >= atMost.times && at.times[name]! >= atMost.times;

const guardsCanHold = (order: OrderDef, at: Standing, pack: Pack, procedure: Procedure): boolean =>
  order.guards.every((guard) => canBe(truthIn(guard.if.ast, at, pack, procedure)));

const given = (order: OrderDef, at: Standing, caps: ReadonlyMap<string, number>): Standing => {
  const cap = caps.get(order.name);
  const opened = order.opens === undefined ? undefined : at.cases[order.opens];
  return {
    ...at,
    state: order.to ?? at.state,
    times: cap === undefined ? at.times : { ...at.times, [order.name]: Math.min(cap, at.times[order.name]! + 1) },
    cases: opened === undefined ? at.cases : { ...at.cases, [order.opens!]: { open: Math.min(2, opened.open + 1), ending: null } },
  };
};

/** What can become of children without an order here: one ends, or is taken up again after its ending. */
const laterChildren = (pack: Pack, name: string, { open, ending }: Children): readonly Children[] => {
  const { endings, orders } = pack.procedures[name]!;
  const fewer = open === 2 ? [1, 2] : open === 1 ? [0] : [];
  const latestIsOpen = ending === null && open > 0;
  const ends = latestIsOpen ? fewer.flatMap((left) => Object.keys(endings).map((each) => ({ open: left, ending: each }))) : [];
  const earlierEnds = latestIsOpen && open === 1 ? [] : fewer.map((left) => ({ open: left, ending }));
  const canReturn = Object.values(orders).some(
    ({ from }) => typeof from !== 'string' && from.some((place) => endings[place] !== undefined),
  );
  const more = Math.min(2, open + 1);
  const returns =
    !canReturn || (ending === null && open === 0)
      ? []
      : [{ open: more, ending }, ...(ending === null ? [] : [{ open: more, ending: null }])];
  return [...ends, ...earlierEnds, ...returns];
};
