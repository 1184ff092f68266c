import { type Expression, type FeelValue, fromJson, type HostCall } from '#law/feel';
import { isNum, type Value } from '#law/ground';
import type { Fact } from '#law/pack';
import { countsIn, type Layout, numbersIn, off } from './layout.ts';
import { domainOf, valuesOf } from './roots.ts';
import { callKey, type Overlay, type Slot } from './truths.ts';

/** What a condition reads, in a layout; `undefined` where it reads something that cannot even be left open. */
export const slotsOf = (expression: Expression, layout: Layout): readonly Slot[] | undefined => {
  const slots = new Map<string, Slot>();
  for (const path of expression.reads) {
    const slot = slotOf(path, expression, layout);
    if (slot === undefined) return undefined;
    slots.set(slot.name, slot);
  }
  for (const call of expression.calls) {
    if (call.name === 'times') continue;
    const slot = standingSlot(call, expression);
    if (slot === undefined) return undefined;
    slots.set(slot.name, slot);
  }
  for (const order of countsIn(expression)) {
    const part = layout.counts.get(order);
    const name = callKey('times', [order]);
    slots.set(
      name,
      part === undefined
        ? { name, size: 1, ways: () => [[[name, 0]]] }
        : { name, field: part.field, size: part.most + 1, ways: (times) => [[[name, times]]] },
    );
  }
  return [...slots.values()];
};

/** How many cases of a name stand in some states: left open, since only the number open is kept of them. */
const standingSlot = ({ name: fn, args: [cases, states] }: HostCall, { ast }: Expression): Slot | undefined => {
  const places = states?.kind === 'list' ? states.items : states === undefined ? [] : [states];
  const words = [cases, ...places].map((node) => (node?.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined));
  if (fn !== 'standing' || words.includes(undefined)) return undefined;
  const [name, ...where] = words;
  const most = Math.max(0, ...numbersIn(ast).map((number) => Math.min(100, Math.ceil(number)))) + 1;
  const key = callKey(fn, [name!, where as string[]]);
  const ways = Array.from({ length: most + 1 }, (_, count): Overlay => [[key, count]]);
  return { name: `standing(${[name, ...where].map((word) => JSON.stringify(word)).join(', ')})`, size: 1, ways: () => ways };
};

const slotOf = (path: readonly string[], expression: Expression, layout: Layout): Slot | undefined => {
  const [first, second, third] = path;
  const { pack, procedure, places, state } = layout;
  if (pack.facts[first!] !== undefined)
    return second === undefined ? factSlot(first!, expression, layout) : otherCase(path, expression, layout);
  if (first === 'state') return { name: 'state', field: state, size: places.length, ways: (place) => [[['state', places[place]!]]] };
  if (first === 'clock') return third === 'left-days' ? clockSlot(second!, expression, layout) : undefined;
  if (first === 'parent') return otherCase(path, expression, layout);
  if (procedure.cases[first!] === undefined) return undefined;
  const part = layout.cases.find(({ link }) => link.name === first)!;
  const name = path.join('.');
  if (second === 'open') {
    const most = Math.max(2, ...numbersIn(expression.ast).map((number) => Math.min(100, Math.ceil(number)))) + 1;
    const more = Array.from({ length: most - 1 }, (_, index): Overlay => [[name, index + 2]]);
    return { name, field: part.open!, size: 3, ways: (open) => (open < 2 ? [[[name, open]]] : more) };
  }
  if (second === 'ending')
    return { name, field: part.ending!, size: part.endings.length + 1, ways: (ending) => [[[name, part.endings[ending - 1] ?? null]]] };
  return otherCase(path, expression, layout);
};

const factSlot = (name: string, expression: Expression, layout: Layout): Slot | undefined => {
  const part = layout.facts.find(({ classes }) => classes.names.includes(name));
  if (part === undefined) {
    const ways = openWays(name, name, expression, layout);
    return ways === undefined ? undefined : { name, size: 1, ways: () => ways };
  }
  const { classes, field } = part;
  const overlays = classes.facts.map((facts): readonly Overlay[] => [
    Object.entries(facts).map(([fact, value]): readonly [string, FeelValue] => [fact, fromJson(value)]),
  ]);
  return { name: `facts ${classes.names.join()}`, field, size: classes.count, ways: (each) => overlays[each] ?? [] };
};

/** A fact of another case may be anything. */
const otherCase = (path: readonly string[], expression: Expression, layout: Layout): Slot | undefined => {
  const name = path.join('.');
  const ways = path.length > 2 ? undefined : openWays(name, path[1]!, expression, layout);
  return ways === undefined ? undefined : { name, size: 1, ways: () => ways };
};

const openWays = (name: string, fact: string, expression: Expression, { pack }: Layout): readonly Overlay[] | undefined => {
  const known: Fact | undefined = pack.facts[fact];
  if (known === undefined || known.several || domainOf(known) === undefined) return undefined;
  const values: readonly Value[] = [null, ...valuesOf(fact, { pack, formulas: [expression] })];
  return values.map((value): Overlay => [[name, fromJson(value)]]);
};

/**
 * Days that a clock has left are not compared, and they are not known while it stands still. Of one that is off they are those of its last
 * run, if it had any: the engine tells them of a clock that was met too.
 */
const clockSlot = (clock: string, expression: Expression, { clocks }: Layout): Slot | undefined => {
  const part = clocks.find(({ def }) => def.name === clock);
  if (part === undefined) return undefined;
  const name = `clock.${clock}.left-days`;
  const days = numbersIn(expression.ast)
    .filter(isNum)
    .flatMap((number) => [number - 1, number, number + 1]);
  const canPause = part.def.pausedIn.length > 0 || part.def.pausedBy.length > 0;
  const waysOf = (left: readonly (number | null)[]): readonly Overlay[] => left.map((each): Overlay => [[name, each]]);
  const distinct = [...new Set(days)];
  const [whenOff, whenOn] = [waysOf([null, ...distinct]), waysOf(canPause ? [...distinct, null] : distinct)];
  return { name, field: part.field, size: 3 + part.most, ways: (value) => (value === off ? whenOff : whenOn) };
};
