import { text as said } from '#law/ground';
import { edgesOf, isByLaw, isNamed, isPersons, openersOf, openingOrders, reachedFrom } from './graph.ts';
import type { OrderDef, Pack, Place, Procedure } from './model.ts';
import type { Report } from './report.ts';

/** Can a case reach every state, leave it again, and is somebody held to a time wherever he is waited for? */
export const checkGraph = (procedure: Procedure, pack: Pack, report: Report): void => {
  checkReach(procedure, report);
  checkWaiting(procedure, report);
  for (const order of Object.values(procedure.orders)) {
    if (isByLaw(order)) checkBroughtAbout(order, procedure, pack, report);
    else if (isIdle(order, procedure, pack)) {
      report(
        'order/idle',
        order.at,
        said(`\`${order.name}\` changes nothing and nothing looks at it`, `\`${order.name}\`不改变任何内容，也没有内容用到它`),
        said('remove it, or say what it does', '请删去，或者写明它的作用'),
      );
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
      said(`no order opens a case of \`${procedure.name}\``, `没有任何操作可以发起\`${procedure.name}\`案件`),
      said('add an order without `from`', '请增加一项不写`from`的操作'),
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
    report(
      'state/unreachable',
      at,
      said(`no case ever comes to \`${name}\``, `没有案件会到达\`${name}\``),
      said('lead an order there, or remove it', '请让某项操作通向该处，或者删去'),
    );
  }
  const ends = reachedFrom(Object.keys(procedure.endings), (place) => backward.get(place) ?? []);
  const stuck = Object.values(procedure.states).filter(({ name }) => reached.has(name) && !ends.has(name));
  for (const { name, at } of first(stuck, (place) => [...(onward.get(place) ?? [])].filter((other) => other !== place))) {
    report(
      'state/dead-end',
      at,
      said(`from \`${name}\` no ending can be reached`, `从\`${name}\`出发无法到达任何结局`),
      said('add an order that leads on', '请增加一项可以继续推进的操作'),
    );
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
    report(
      'state/no-clock',
      at,
      said(`\`${name}\` waits for \`${waits}\` without a clock`, `\`${name}\`等待\`${waits}\`办理，却没有期限`),
      said('let a clock run here, or say under `open-ended` why none does', '请让某个期限在此计算，或者在`open-ended`中说明为何没有期限'),
    );
  }
};

const checkBroughtAbout = (order: OrderDef, procedure: Procedure, pack: Pack, report: Report): void => {
  if (order.from !== 'opening') {
    if (!isNamed(order.name, procedure)) {
      report(
        'order/never',
        order.at,
        said(
          `\`${order.name}\` is an order by law, but no clock, vote, case or list brings it about`,
          `\`${order.name}\`是依法自动作出的操作，但没有期限、表决、案件或名录引起它`,
        ),
        said('name it in `silence`, `then` or `on-entry`, or remove `law`', '请在`silence`、`then`或`on-entry`中写入它，或者删去`law`'),
      );
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
    report(
      'order/never',
      order.at,
      said(`\`${order.name}\` opens a case by law, but nothing opens one`, `\`${order.name}\`依法自动发起案件，但没有任何内容会引起发起`),
      said('let an order, a duty or a stream open it, or let a person give it', '请由某项操作、定期职责或监测序列发起，或者改由人员作出'),
    );
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
