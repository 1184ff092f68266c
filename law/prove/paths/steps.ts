import type { OrderDef } from '#law/pack';
import { type Field, fieldOf, put } from '../fields.ts';
import { isByLaw, isPersons } from './kin.ts';
import { type Actor, type ClockPart, type CountPart, type FactPart, type Layout, off, running } from './layout.ts';
import { slotsOf } from './slots.ts';
import { canHold, surelyHolds, type Truths, truthsOf } from './truths.ts';

/** Whether an order is lawful: never, surely, or only if something that is left open comes out so. */
export const never = 0;
export const surely = 1;
export const maybe = 2;

/** One order given in one place: what must hold, and what becomes of the configuration. */
export interface Step {
  readonly order: OrderDef;
  /** Its place among the orders of the procedure. */
  readonly index: number;
  /** What does not depend on the answers given with it. */
  readonly mayBe: (words: Int32Array) => boolean;
  /** What its guards say, once its answers are in the words. */
  readonly lawful: (words: Int32Array) => number;
  /** Facts of the configuration that it asks; of an order by law those that another case may bring along. */
  readonly asks: readonly { readonly part: FactPart; readonly ask: number }[];
  /** Changes the words in place. */
  readonly apply: (words: Int32Array) => void;
  /** For each actor: whether he may give it, where it is kept that he did, and which of the others may not. */
  readonly doers: readonly Doer[];
  /** Whether somebody of whom nothing is kept can give it. */
  readonly others: boolean;
}

export interface Doer {
  readonly actor: number;
  readonly barred: readonly Field[];
  /** Where it is kept that he gave it. */
  readonly acts: readonly Field[];
}

/** Makes the steps of a layout; conditions are compiled once. */
export const stepsOf = (
  layout: Layout,
  open: (what: Truths) => void,
): ((order: OrderDef, place: string | undefined, byLaw: boolean) => Step) => {
  const truths = new Map<OrderDef, readonly Truths[]>();
  const guardsOf = (order: OrderDef): readonly Truths[] => {
    const known = truths.get(order);
    if (known !== undefined) return known;
    const made = order.guards.map((guard) => truthsOf(guard.if, slotsOf(guard.if, layout)));
    made.forEach(open);
    truths.set(order, made);
    return made;
  };
  const order = Object.keys(layout.procedure.orders);
  const { persons } = layout.wanted;
  return (def, place, byLaw) => {
    const asks = place === undefined ? [] : asksOf(def, layout);
    const doers = byLaw || persons === undefined ? [] : doersOf(def, layout, persons.actors);
    return {
      order: def,
      index: order.indexOf(def.name),
      mayBe: limitsOf(def, layout),
      lawful: lawfulBy(guardsOf(def)),
      asks,
      apply: effectOf(def, place, layout),
      doers,
      others: byLaw || persons === undefined || persons.others || doers.length === 0,
    };
  };
};

const asksOf = ({ name }: OrderDef, { facts }: Layout): Step['asks'] =>
  facts.flatMap((part) => {
    const ask = part.asks.get(name);
    return ask === undefined ? [] : [{ part, ask }];
  });

/** An order of which nothing is kept is given by anybody; the actors matter where they are looked at. */
const doersOf = (def: OrderDef, { acts, ever, numbers, wanted }: Layout, actors: readonly Actor[]): readonly Doer[] => {
  const sets = [...(wanted.persons?.ever ?? [])].filter(([, orders]) => orders.includes(def.name)).map(([key]) => ever.get(key)!);
  const own = [...(acts.get(def.name) === undefined ? [] : [acts.get(def.name)!]), ...sets];
  const never = def.neverBy.length === 0 ? undefined : ever.get(setKey(def.neverBy));
  if (own.length === 0 && never === undefined) return [];
  return actors.flatMap(({ role }, actor): readonly Doer[] => {
    if (!isPersons(def) || (role !== undefined && !def.by.includes(role))) return [];
    const latest = def.notBy.filter((other) => !numbers.has(other) && !def.neverBy.includes(other));
    const barred = [...latest.flatMap((other) => acts.get(other)?.[actor] ?? []), ...(never === undefined ? [] : [never[actor]!])];
    return [{ actor, barred, acts: own.map((fields) => fields[actor]!) }];
  });
};

/** The name of a set of orders. */
export const setKey = (orders: readonly string[]): string => [...new Set(orders)].toSorted().join(' ');

const lawfulBy =
  (guards: readonly Truths[]): Step['lawful'] =>
  (words) => {
    let answer = surely;
    for (const guard of guards) {
      const truth = guard.at(words, 0);
      if (!canHold(truth)) return never;
      if (!surelyHolds(truth)) answer = maybe;
    }
    return answer;
  };

/** `at-most`, and what the clock rules say of an extension. */
const limitsOf = (def: OrderDef, { counts, clocks }: Layout): Step['mayBe'] => {
  const count = def.atMost === undefined ? undefined : counts.get(def.name)?.field;
  const never = def.atMost?.times === 0;
  const clock = def.extends === undefined ? undefined : clocks.find(({ def: { name } }) => name === def.extends);
  return (words) => {
    if (never || (count !== undefined && fieldOf(words, 0, count) >= def.atMost!.times)) return false;
    if (clock === undefined) return true;
    const value = fieldOf(words, 0, clock.field);
    return value >= running && value < running + clock.most;
  };
};

/** Whether an order is lawful where a case stands; no person's order leaves an ending. */
export const isLawfulAt = (def: OrderDef, place: string, byLaw: boolean, { procedure }: Layout): boolean => {
  const ended = procedure.endings[place] !== undefined;
  if (byLaw ? !isByLaw(def) : !isPersons(def) || ended) return false;
  return def.from === 'open' ? !ended : def.from !== 'opening' && def.from.includes(place);
};

// ---- what an order does --------------------------------------------------------------------------------------------------

const effectOf = (def: OrderDef, place: string | undefined, layout: Layout): Step['apply'] => {
  const { numbers, state, counts, cases, acts, held, procedure } = layout;
  const to = def.to ?? place;
  const target = to === undefined ? undefined : numbers.get(to)!;
  const count: CountPart | undefined = counts.get(def.name);
  const forgotten = [...counts.values()].filter(({ live }) => target !== undefined && !live.has(target));
  const opened = def.opens === undefined ? undefined : cases.find(({ link }) => link.name === def.opens);
  const clocks = layout.clocks.flatMap((part) => clockEffect(part, def, place, to));
  const moves = [...held].flatMap(([budget, field]): readonly (readonly [Field, number])[] => {
    const isOf = (taking: { readonly budget: string }): boolean => taking.budget === budget;
    return def.takes.some(isOf) ? [[field, 1]] : def.returns.some(isOf) ? [[field, 0]] : [];
  });
  const anew = [...acts].flatMap(([order, fields]) => (startsStay(procedure.orders[order]!, place, to) ? fields : []));
  return (words) => {
    if (target !== undefined) put(words, state, target);
    if (count !== undefined) {
      const times = fieldOf(words, 0, count.field);
      if (times < count.most) put(words, count.field, times + 1);
    }
    for (const { field } of forgotten) put(words, field, 0);
    for (const clock of clocks) clock(words);
    if (opened?.open !== undefined) {
      put(words, opened.open, Math.min(2, fieldOf(words, 0, opened.open) + 1));
      if (opened.ending !== undefined) put(words, opened.ending, 0);
    }
    for (const [field, value] of moves) put(words, field, value);
    for (const act of anew) put(words, act, 0);
  };
};

/** Clocks follow the state: section 7 of the pack language. */
const clockEffect = (
  { def: clock, field }: ClockPart,
  order: OrderDef,
  from: string | undefined,
  to: string | undefined,
): readonly ((words: Int32Array) => void)[] => {
  const isIn = (place: string | undefined): boolean =>
    place !== undefined && (clock.runs.includes(place) || clock.pausedIn.includes(place));
  if (!isIn(to)) return isIn(from) ? [(words) => put(words, field, off)] : [];
  const runs = clock.runs.includes(to!);
  const restarts = order.restarts.includes(clock.name);
  const extended = order.extends === clock.name;
  if (runs && !isIn(from)) return [(words) => put(words, field, running)];
  const effects: ((words: Int32Array) => void)[] = [];
  // In a state where it only stands still it may never have been started.
  if (runs && !clock.runs.includes(from!)) effects.push((words) => fieldOf(words, 0, field) === off && put(words, field, running));
  if (restarts) effects.push((words) => fieldOf(words, 0, field) !== off && put(words, field, running));
  if (extended) effects.push((words) => put(words, field, fieldOf(words, 0, field) + 1));
  return effects;
};

/** A new stay in the states where an order can be given: what was done in the one before does not count any more. */
const startsStay = ({ from }: OrderDef, place: string | undefined, to: string | undefined): boolean =>
  typeof from !== 'string' && to !== undefined && from.includes(to) && (place === undefined || !from.includes(place));
