import { edgesOf, isByLaw, isNamed, isPersons, openersOf, openingOrders, reachedFrom } from './graph.ts';
import type { OrderDef, Pack, Place, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** Can a case reach every state, leave it again, and is somebody held to a time wherever he is waited for? */
export const checkGraph = (procedure: Procedure, pack: Pack, report: Report): void => {
  checkReach(procedure, report);
  checkWaiting(procedure, report);
  for (const order of Object.values(procedure.orders)) {
    if (isByLaw(order)) checkBroughtAbout(order, procedure, pack, report);
    else if (isIdle(order, procedure, pack)) {
      report('order/idle', order.at, say('checkGraph.changesNothingAndNothing', { order: order.name }), say('checkGraph.removeItOrSay'));
    }
  }
};

const checkReach = (procedure: Procedure, report: Report): void => {
  const edges = edgesOf(procedure);
  const opening = openingOrders(procedure);
  if (opening.length === 0) {
    report(
      'state/unreachable',
      procedure.at,
      say('checkReach.noOrderOpensA', { procedure: procedure.name }),
      say('checkReach.addAnOrderWithout'),
    );
    return;
  }
  const onward = grouped(edges.map(({ from, to }) => [from, to]));
  const backward = grouped(edges.map(({ from, to }) => [to, from]));
  const places: readonly { readonly name: string; readonly at: Place }[] = [
    ...Object.values(procedure.states),
    ...Object.values(procedure.endings),
  ];
  const reached = reachedFrom(
    opening.flatMap(({ to }) => to ?? []),
    (place) => onward.get(place) ?? [],
  );
  const lost = places.filter(({ name }) => !reached.has(name));
  for (const { name, at } of first(lost, (place) =>
    [...(backward.get(place) ?? [])].filter((other) => other !== place && !reached.has(other)),
  )) {
    report('state/unreachable', at, say('checkReach.noCaseEverComes', { name }), say('checkReach.leadAnOrderThere'));
  }
  const ends = reachedFrom(Object.keys(procedure.endings), (place) => backward.get(place) ?? []);
  const stuck = Object.values(procedure.states).filter(({ name }) => reached.has(name) && !ends.has(name));
  for (const { name, at } of first(stuck, (place) => [...(onward.get(place) ?? [])].filter((other) => other !== place))) {
    report('state/dead-end', at, say('checkReach.fromNoEndingCan', { name }), say('checkReach.addAnOrderThat'));
  }
};

const grouped = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, Set<string>>();
  for (const [from, to] of pairs) groups.set(from, (groups.get(from) ?? new Set()).add(to));
  return groups;
};

/** Of places that share a trouble, those that have it from no other; all of them if they have it from each other. */
const first = <T extends { readonly name: string }>(places: readonly T[], because: (name: string) => readonly string[]): readonly T[] => {
  const own = places.filter(({ name }) => because(name).length === 0);
  return own.length > 0 ? own : places;
};

const checkWaiting = (procedure: Procedure, report: Report): void => {
  const timed = new Set(Object.values(procedure.clocks).flatMap(({ runs }) => runs));
  for (const { name, waits, openEnded, at } of Object.values(procedure.states)) {
    if (waits === undefined || openEnded !== undefined || timed.has(name)) continue;
    report('state/no-clock', at, say('checkWaiting.waitsForWithoutA', { name, waits }), say('checkWaiting.letAClockRun'));
  }
};

const checkBroughtAbout = (order: OrderDef, procedure: Procedure, pack: Pack, report: Report): void => {
  if (order.from !== 'opening') {
    if (!isNamed(order.name, procedure)) {
      report('order/never', order.at, say('checkBroughtAbout.isAnOrderBy', { order: order.name }), say('checkBroughtAbout.nameItInOr'));
    }
    return;
  }
  if (isPersons(order)) return;
  const { name } = procedure;
  const opened =
    openersOf(name, pack).length > 0 ||
    pack.duties.some(({ opens }) => opens === name) ||
    pack.streams.some(({ opens }) => opens === name) ||
    Object.values(pack.imports).some(({ does }) => does.some((step) => step.procedure === name));
  if (!opened)
    report('order/never', order.at, say('checkBroughtAbout.opensACaseBy', { order: order.name }), say('checkBroughtAbout.letAnOrderA'));
};

/** A person's order that does nothing, and that no guard, promise or other order looks at. */
const isIdle = (order: OrderDef, procedure: Procedure, pack: Pack): boolean => {
  const moves =
    order.from === 'opening' ||
    order.to !== undefined ||
    order.opens !== undefined ||
    order.extends !== undefined ||
    order.restarts.length > 0;
  if (moves || order.needs.length > 0 || order.takes.length > 0 || order.returns.length > 0 || order.letter !== undefined) return false;
  const { name } = order;
  const others = Object.values(procedure.orders);
  if (others.some(({ notBy, guards }) => notBy.includes(name) || guards.some((guard) => mentions(guard.if, name)))) return false;
  const promised = Object.values(pack.promises).some(
    ({ body, formulas }) =>
      JSON.stringify(body).includes(`"${name}"`) || Object.values(formulas).some((formula) => mentions(formula, name)),
  );
  return !promised && !Object.values(pack.registers).some(({ columns }) => columns.some(({ is }) => mentions(is, name)));
};

const mentions = (formula: { readonly source: string }, order: string): boolean => formula.source.includes(`"${order}"`);
