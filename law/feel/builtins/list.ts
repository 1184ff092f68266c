import { add, Decimal, divide, isNum, multiply, type Num, normal } from '#law/ground';
import { finite } from '../arithmetic.ts';
import { compareFeel, equalFeel } from '../compare.ts';
import { type FeelFunction, type FeelValue, isList } from '../values.ts';
import { invoke, isFunction } from './function.ts';
import { spend } from './meter.ts';
import type { Call, Definitions, Run } from './signature.ts';
import { payToCompare, sizeOf } from './size.ts';

type List = readonly FeelValue[];

/** A function on a list that may also be called with the items themselves. */
const onItems = (name: string, returns: string, run: (list: List, call: Call) => FeelValue | undefined): Definitions => {
  const whole: Run = ([list], call) => run(list as List, call);
  return [
    [`${name}(list: list) -> ${returns}`, whole],
    [`${name}(...items: any) -> ${returns}`, (items, call) => (items.length > 1 ? run(items, call) : undefined)],
  ];
};

export const listFunctions: Definitions = [
  ['list contains(list: list, element: any) -> boolean', ([list, element], call) => holds(list as List, element ?? null, call)],
  ['count(list: list) -> number', ([list]) => (list as List).length],
  ...onItems('min', 'any', (list, call) => extreme(paid(list, 1, call), -1)),
  ...onItems('max', 'any', (list, call) => extreme(paid(list, 1, call), 1)),
  ...onItems('sum', 'number', (list, call) => folded(paid(list, 1, call), add)),
  ...onItems('product', 'number', (list, call) => folded(paid(list, 1, call), multiply)),
  ...onItems('mean', 'number', (list, call) => mean(paid(list, 1, call))),
  ...onItems('median', 'number', (list, call) => median(paidToSort(list, call))),
  ...onItems('stddev', 'number', (list, call) => deviation(paid(list, DEVIATION_STEPS, call))),
  ...onItems('mode', 'list<number>', (list, call) => mode(paidToSort(list, call))),
  ...onItems('all', 'boolean', (list) => junction(list, false)),
  ...onItems('any', 'boolean', (list) => junction(list, true)),
  ['sublist(list: list, start position: number) -> list', ([list, from]) => sublist(list as List, Number(from))],
  [
    'sublist(list: list, start position: number, length: number|null) -> list',
    ([list, from, length]) => sublist(list as List, Number(from), length === null ? undefined : Number(length)),
  ],
  ['append(list: list, ...item: any) -> list', ([list, ...items]) => [...(list as List), ...items]],
  ['concatenate(...list: list) -> list', (lists, call) => concatenated(lists as readonly List[], call)],
  ['union(...list: list) -> list', (lists, call) => distinct(concatenated(lists as readonly List[], call), call)],
  ['distinct values(list: list) -> list', ([list], call) => distinct(list as List, call)],
  [
    'insert before(list: list, position: number, newItem: any) -> list',
    ([list, at, item]) => inserted(list as List, Number(at), item ?? null),
  ],
  ['remove(list: list, position: number) -> list', ([list, at]) => removed(list as List, Number(at))],
  [
    'list replace(list: list, position: number, newItem: any) -> list',
    ([list, at, item]) => replaced(list as List, Number(at), item ?? null),
  ],
  [
    'list replace(list: list, match: function, newItem: any) -> list',
    ([list, match, item], call) => replacedWhere(list as List, match as FeelFunction, item ?? null, call),
  ],
  ['reverse(list: list) -> list', ([list]) => (list as List).toReversed()],
  ['index of(list: list, match: any) -> list<number>', ([list, match], call) => indexes(list as List, match ?? null, call)],
  ['flatten(list: list) -> list', ([list], call) => flattened(list as List, call)],
  ['sort(list: list, precedes?: function|null) -> list', ([list, precedes], call) => sorted(list as List, precedes ?? null, call)],
  ['partition(list: list, size: number) -> list<list>', ([list, size]) => parts(list as List, Number(size))],
];

/** Paid for by the size of what is compared. */
const same = (a: FeelValue, b: FeelValue, call: Call): boolean => {
  payToCompare(a, b, call.meter);
  return equalFeel(a, b) === true;
};

const holds = (list: List, element: FeelValue, call: Call): boolean => {
  spend(call.meter, list.length);
  return list.some((item) => same(item, element, call));
};

const extreme = (list: List, sign: number): FeelValue | undefined => {
  let best: FeelValue | undefined;
  for (const item of list) {
    const order = compareFeel(item, best ?? item);
    if (order === null) return undefined;
    if (best === undefined || order * sign > 0) best = item;
  }
  return best ?? null;
};

const numbers = (list: List): readonly Num[] | undefined => (list.every((item) => isNum(item)) ? (list as readonly Num[]) : undefined);

const folded = (list: List, step: (a: Num, b: Num) => Num): FeelValue | undefined => {
  const [head, ...rest] = numbers(list) ?? [];
  if (head === undefined) return list.length === 0 ? null : undefined;
  return finite(rest.reduce(step, head));
};

const mean = (list: List): FeelValue | undefined => {
  const sum = folded(list, add);
  return isNum(sum) ? divide(sum, list.length) : sum;
};

const ascending = (list: readonly Num[]): readonly Num[] => list.toSorted((a, b) => new Decimal(a).comparedTo(b));

const median = (list: List): FeelValue | undefined => {
  const ordered = numbers(list) && ascending(numbers(list)!);
  if (ordered === undefined || ordered.length === 0) return ordered === undefined ? undefined : null;
  const middle = Math.floor(ordered.length / 2);
  return ordered.length % 2 === 1 ? ordered[middle] : divide(add(ordered[middle - 1]!, ordered[middle]!), 2);
};

/** Sample standard deviation: over n - 1. */
const deviation = (list: List): FeelValue | undefined => {
  const known = numbers(list);
  const middle = known && known.length > 1 ? mean(list) : undefined;
  if (known === undefined || !isNum(middle)) return undefined;
  const squares = known.map((value) => new Decimal(value).minus(middle).pow(2));
  const sum = squares.reduce((total, square) => total.plus(square), new Decimal(0));
  return finite(normal(sum.dividedBy(known.length - 1).sqrt()));
};

/** The most frequent numbers, in ascending order. */
const mode = (list: List): FeelValue | undefined => {
  const known = numbers(list);
  if (known === undefined) return undefined;
  const groups = Map.groupBy(ascending(known), (value) => new Decimal(value).toString());
  const most = [...groups.values()].reduce((longest, group) => Math.max(longest, group.length), 0);
  return [...groups.values()].filter((group) => group.length === most).map((group) => group[0]!);
};

/** `all` and `any`: the deciding value decides, else what is not known leaves it open. */
const junction = (list: List, deciding: boolean): FeelValue | undefined => {
  if (list.includes(deciding)) return deciding;
  return list.every((item) => typeof item === 'boolean')
    ? !deciding
    : list.every((item) => item === null || typeof item === 'boolean')
      ? null
      : undefined;
};

/** Positions count from 1, or from the end if negative; `undefined` where there is no such item. */
const position = (list: List, at: number): number | undefined => {
  const index = Math.trunc(at) > 0 ? Math.trunc(at) - 1 : list.length + Math.trunc(at);
  return Math.trunc(at) !== 0 && index >= 0 && index < list.length ? index : undefined;
};

const sublist = (list: List, from: number, length?: number): List | undefined => {
  const start = position(list, from);
  if (start === undefined || (length !== undefined && (length < 0 || start + length > list.length))) return undefined;
  return list.slice(start, length === undefined ? undefined : start + Math.trunc(length));
};

const concatenated = (lists: readonly List[], call: Call): List => {
  spend(
    call.meter,
    lists.reduce((sum, list) => sum + list.length, 0),
  );
  return lists.flat() as List;
};

const distinct = (list: List, call: Call): List => {
  const seen = new Set<FeelValue>();
  const kept: FeelValue[] = [];
  const others: FeelValue[] = [];
  for (const item of list) {
    // Plain values are found by hash; the rest (dates, lists, decimals) by comparison.
    if (item === null || typeof item !== 'object') {
      if (seen.has(item)) continue;
      seen.add(item);
    } else {
      spend(call.meter, others.length);
      if (others.some((other) => same(other, item, call))) continue;
      others.push(item);
    }
    kept.push(item);
  }
  return kept;
};

const inserted = (list: List, at: number, item: FeelValue): List | undefined => {
  const index = position(list, at);
  return index === undefined ? undefined : list.toSpliced(index, 0, item);
};

const removed = (list: List, at: number): List | undefined => {
  const index = position(list, at);
  return index === undefined ? undefined : list.toSpliced(index, 1);
};

const replaced = (list: List, at: number, item: FeelValue): List | undefined => {
  const index = position(list, at);
  return index === undefined ? undefined : list.with(index, item);
};

/** The matching function gets the item and the new one, and must answer yes or no for each. */
const replacedWhere = (list: List, match: FeelFunction, item: FeelValue, call: Call): List | undefined => {
  if (match.params.length !== 2) return undefined;
  const answers = list.map((old) => invoke(match, [old, item], call.meter));
  return answers.every((answer) => typeof answer === 'boolean')
    ? list.map((old, index) => (answers[index] === true ? item : old))
    : undefined;
};

const indexes = (list: List, match: FeelValue, call: Call): List => {
  spend(call.meter, list.length);
  return list.flatMap((item, index) => (same(item, match, call) ? [index + 1] : []));
};

const flattened = (list: List, call: Call): List => {
  const flat: FeelValue[] = [];
  const stack: { readonly list: List; at: number }[] = [{ list, at: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    spend(call.meter, 1);
    const item = top.list[top.at];
    top.at += 1;
    if (item === undefined) stack.pop();
    else if (isList(item)) stack.push({ list: item, at: 0 });
    else flat.push(item);
  }
  return flat;
};

const sorted = (list: List, precedes: FeelValue, call: Call): List | undefined => {
  if (precedes === null) {
    paidToSort(list, call);
    const comparable = list.every((item) => compareFeel(item, list[0]!) !== null);
    return comparable ? list.toSorted((a, b) => compareFeel(a, b) ?? 0) : undefined;
  }
  if (!isFunction(precedes) || precedes.params.length !== 2) return undefined;
  const first = (a: FeelValue, b: FeelValue): boolean => invoke(precedes, [a, b], call.meter) === true;
  return list.toSorted((a, b) => (first(a, b) ? -1 : first(b, a) ? 1 : 0));
};

/** Steps an item of a standard deviation. */
const DEVIATION_STEPS = 20;

const paid = (list: List, steps: number, call: Call): List => {
  spend(call.meter, list.length * steps);
  return list;
};

/** Sorting compares each item some log n times; long texts cost by their length. */
const paidToSort = (list: List, call: Call): List =>
  paid(list, Math.ceil((Math.log2(list.length + 1) * (1 + sizeOf(list, call.meter) / (list.length + 1))) / 4), call);

const parts = (list: List, size: number): List | undefined => {
  if (!Number.isInteger(size) || size < 1) return undefined;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
};
