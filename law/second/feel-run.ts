import { type DayNumber, monthsLater, readDay } from './days.ts';
import { type Node, NotUnderstood, type Test } from './feel-parse.ts';
import { compareRatio, isRatio, isWhole, minus, over, plus, type Ratio, ratio, roundedTo, times } from './number.ts';

/** A value of an expression. A `Case` is another case, told apart by a number and asked for its members. */
export type Val = null | boolean | string | Ratio | Dated | Span | Members | readonly Val[];

export interface Dated {
  readonly day: DayNumber;
}

/** A duration: days, or months. */
export interface Span {
  readonly days?: number;
  readonly months?: number;
}

export interface Members {
  readonly get: (name: string) => Val | undefined;
  /** Of a context that was written down; missing where members are looked up one by one. */
  readonly names?: readonly string[];
  /** Of another case. */
  readonly case?: Ratio;
}

/** Where names get their values. */
export interface Names {
  name(name: string): Val;
  /** Functions of the pack language: `times`, `day`, `standing`, `entries`. */
  call(name: string, args: readonly Val[]): Val | undefined;
}

export const isDated = (value: Val): value is Dated => typeof value === 'object' && value !== null && 'day' in value;
export const isMembers = (value: Val): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'get' in value;
const isSpan = (value: Val): value is Span => typeof value === 'object' && value !== null && ('days' in value || 'months' in value);
const isList = (value: Val): value is readonly Val[] => Array.isArray(value);

type Bound = (name: string) => Val | undefined;

/** The value of an expression; null for what is not known. Throws `NotUnderstood` for what the guide does not describe. */
export const run = (node: Node, names: Names, bound: Bound = () => undefined): Val => {
  const at = (other: Node, more: Bound = bound): Val => run(other, names, more);
  switch (node.is) {
    case 'value':
      return node.value;
    case 'name':
      return bound(node.name) ?? (bound(node.name) === null ? null : names.name(node.name));
    case 'member':
      return memberOf(at(node.of), node.name);
    case 'filter':
      return filtered(at(node.of), node.by, names, bound);
    case 'call':
      return called(
        node.name,
        node.args.map((arg) => at(arg)),
        names,
      );
    case 'negative': {
      const value = at(node.of);
      return isRatio(value) ? minus(ratio(0n), value) : null;
    }
    case 'two':
      if (node.sign === 'and' || node.sign === 'or') return joined(node.sign, at(node.left), () => at(node.right));
      return combined(node.sign, at(node.left), at(node.right));
    case 'between': {
      const value = at(node.of);
      return joined('and', combined('>=', value, at(node.low)), () => combined('<=', value, at(node.high)));
    }
    case 'in':
      return anyTest(node.tests, at(node.of), names, bound);
    case 'if':
      return at(node.if) === true ? at(node.then) : at(node.else);
    case 'for':
      return turns(node.loops, names, bound, (each) => run(node.body, names, each));
    case 'some':
    case 'every': {
      const answers = turns(node.loops, names, bound, (each) => run(node.body, names, each));
      if (answers === null) return null;
      const stop = node.is === 'some';
      return answers.includes(stop) ? stop : answers.every((answer) => answer === !stop) ? !stop : null;
    }
    case 'list':
      return node.items.map((item) => at(item));
    case 'context': {
      const members = new Map(node.members.map(([key, value]) => [key, at(value)]));
      return { get: (name) => members.get(name) ?? null, names: [...members.keys()] };
    }
  }
};

/** Whether a value passes a row of tests: true, false, or null where that is not known. */
export const anyTest = (tests: readonly Test[], value: Val, names: Names, bound: Bound = () => undefined): boolean | null => {
  let answer: boolean | null = false;
  for (const test of tests) answer = joined('or', answer, () => passes(test, value, names, bound)) as boolean | null;
  return answer;
};

const passes = (test: Test, value: Val, names: Names, bound: Bound): boolean | null => {
  const at = (node: Node): Val => run(node, names, (name) => (name === '?' ? value : bound(name)));
  switch (test.is) {
    case 'any':
      return true;
    case 'not': {
      const inner = anyTest(test.tests, value, names, bound);
      return inner === null ? null : !inner;
    }
    case 'than':
      return combined(test.sign, value, at(test.value)) as boolean | null;
    case 'range':
      return joined('and', combined(test.lowOpen ? '>' : '>=', value, at(test.low)), () =>
        combined(test.highOpen ? '<' : '<=', value, at(test.high)),
      ) as boolean | null;
    case 'equal': {
      const other = at(test.value);
      if (isList(other) && !isList(value)) {
        let answer: Val = false;
        for (const item of other) answer = joined('or', answer, () => combined('=', value, item));
        return answer as boolean | null;
      }
      // A test that reads the input itself answers for itself.
      if (typeof other === 'boolean' && typeof value !== 'boolean') return other;
      return combined('=', value, other) as boolean | null;
    }
  }
};

/** Kleene's `and` and `or`; the right side is looked at only where it matters. */
const joined = (sign: 'and' | 'or', left: Val, right: () => Val): Val => {
  const decides = sign === 'or';
  if (left === decides) return decides;
  const other = right();
  if (other === decides) return decides;
  return left === !decides && other === !decides ? !decides : null;
};

const combined = (sign: string, a: Val, b: Val): Val => {
  switch (sign) {
    case '=':
      return equal(a, b);
    case '!=': {
      const same = equal(a, b);
      return same === null ? null : !same;
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const order = compared(a, b);
      if (order === null) return null;
      return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0;
    }
    default:
      return arithmetic(sign, a, b);
  }
};

const arithmetic = (sign: string, a: Val, b: Val): Val => {
  if (isRatio(a) && isRatio(b)) {
    if (sign === '+') return plus(a, b);
    if (sign === '-') return minus(a, b);
    if (sign === '*') return times(a, b);
    if (sign === '/') return over(a, b);
    return isWhole(b) && b.top >= 0n && b.top < 1000n ? ratio(a.top ** b.top, a.bottom ** b.top) : null;
  }
  if (sign === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (isDated(a) && isDated(b) && sign === '-') return { days: a.day - b.day };
  if (isDated(a) && isSpan(b) && (sign === '+' || sign === '-')) {
    const turn = sign === '+' ? 1 : -1;
    return { day: b.months === undefined ? a.day + turn * (b.days ?? 0) : monthsLater(a.day, turn * b.months) };
  }
  return null;
};

/** Null beside null is equal; values of two kinds are neither equal nor unequal. */
export const equal = (a: Val, b: Val): boolean | null => {
  if (a === null || b === null) return a === b;
  if (isRatio(a) && isRatio(b)) return compareRatio(a, b) === 0;
  if (isDated(a) && isDated(b)) return a.day === b.day;
  if (isSpan(a) && isSpan(b)) return a.days === b.days && a.months === b.months;
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) return false;
    return a.every((item, index) => equal(item, b[index]!) === true);
  }
  if (isMembers(a) && isMembers(b)) {
    if (a.case !== undefined && b.case !== undefined) return compareRatio(a.case, b.case) === 0;
    const [one, two] = [a.names ?? [], b.names ?? []];
    return one.length === two.length && one.every((name) => two.includes(name) && equal(a.get(name) ?? null, b.get(name) ?? null) === true);
  }
  return typeof a === typeof b && typeof a !== 'object' ? a === b : null;
};

const compared = (a: Val, b: Val): number | null => {
  if (isRatio(a) && isRatio(b)) return compareRatio(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (isDated(a) && isDated(b)) return a.day - b.day;
  if (isSpan(a) && isSpan(b) && a.days !== undefined && b.days !== undefined) return a.days - b.days;
  if (isSpan(a) && isSpan(b) && a.months !== undefined && b.months !== undefined) return a.months - b.months;
  return null;
};

/** Of a list, the member of each item. */
const memberOf = (value: Val, name: string): Val => {
  if (isList(value)) return value.map((item) => memberOf(item, name));
  return isMembers(value) ? (value.get(name) ?? null) : null;
};

const filtered = (value: Val, by: Node, names: Names, bound: Bound): Val => {
  const items = isList(value) ? value : value === null ? [] : [value];
  if (by.is === 'value' && isRatio(by.value)) return items[Number(by.value.top) - 1] ?? null;
  return items.filter((item) => {
    const inItem: Bound = (name) =>
      name === 'item' ? item : isMembers(item) && item.names?.includes(name) === true ? item.get(name) : bound(name);
    return run(by, names, inItem) === true;
  });
};

const turns = (
  [loop, ...inner]: readonly { readonly name: string; readonly in: Node; readonly to?: Node }[],
  names: Names,
  bound: Bound,
  body: (bound: Bound) => Val,
): Val[] | null => {
  if (loop === undefined) return [body(bound)];
  const over = stretch(run(loop.in, names, bound), loop.to === undefined ? undefined : run(loop.to, names, bound));
  if (over === null) return null;
  const all: Val[] = [];
  for (const item of over) {
    const found = turns(inner, names, (name) => (name === loop.name ? item : bound(name)), body);
    if (found === null) return null;
    all.push(...found);
  }
  return all;
};

const stretch = (from: Val, to: Val | undefined): readonly Val[] | null => {
  if (to === undefined) return isList(from) ? from : from === null ? null : [from];
  if (!isRatio(from) || !isRatio(to)) return null;
  const [first, last] = [Number(from.top), Number(to.top)];
  return Array.from({ length: Math.min(10_000, Math.abs(last - first) + 1) }, (_, index) =>
    ratio(BigInt(first + (last < first ? -index : index))),
  );
};

const called = (name: string, args: readonly Val[], names: Names): Val => {
  const own = names.call(name, args);
  if (own !== undefined) return own;
  const known = functions[name];
  if (known === undefined) throw new NotUnderstood(`the function \`${name}\``);
  return known(...args);
};

const listed = (value: Val | undefined): readonly Val[] | null =>
  value === undefined || value === null ? null : isList(value) ? value : [value];
const numbers = (args: readonly Val[]): readonly Ratio[] | null => {
  const all = args.length === 1 && isList(args[0]!) ? args[0] : args;
  return all.every((each): each is Ratio => isRatio(each)) && all.length > 0 ? all : null;
};
const words = (a: Val | undefined, b: Val | undefined, tell: (a: string, b: string) => Val): Val =>
  typeof a === 'string' && typeof b === 'string' ? tell(a, b) : null;

const functions: Readonly<Record<string, (...args: readonly Val[]) => Val>> = {
  not: (value) => (typeof value === 'boolean' ? !value : null),
  count: (list) => (listed(list) === null ? null : ratio(BigInt(listed(list)!.length))),
  sum: (...args) => numbers(args)?.reduce(plus) ?? null,
  min: (...args) => numbers(args)?.reduce((a, b) => (compareRatio(b, a) < 0 ? b : a)) ?? null,
  max: (...args) => numbers(args)?.reduce((a, b) => (compareRatio(b, a) > 0 ? b : a)) ?? null,
  mean: (...args) => {
    const all = numbers(args);
    return all === null ? null : over(all.reduce(plus), ratio(BigInt(all.length)));
  },
  decimal: (value, places) =>
    isRatio(value ?? null) && isRatio(places ?? null) && isWhole(places as Ratio)
      ? roundedTo(value as Ratio, Number((places as Ratio).top))
      : null,
  abs: (value) =>
    isRatio(value ?? null) ? { ...(value as Ratio), top: (value as Ratio).top < 0n ? -(value as Ratio).top : (value as Ratio).top } : null,
  'list contains': (list, item) => (listed(list) === null ? null : listed(list)!.some((each) => equal(each, item ?? null) === true)),
  'distinct values': (list) =>
    listed(list)?.filter((item, index, all) => all.findIndex((other) => equal(item, other) === true) === index) ?? null,
  append: (list, ...items) => (listed(list) === null ? null : [...listed(list)!, ...items]),
  concatenate: (...lists) => lists.flatMap((list) => listed(list) ?? []),
  'string length': (text) => (typeof text === 'string' ? ratio(BigInt([...text].length)) : null),
  contains: (text, part) => words(text, part, (a, b) => a.includes(b)),
  'starts with': (text, part) => words(text, part, (a, b) => a.startsWith(b)),
  'ends with': (text, part) => words(text, part, (a, b) => a.endsWith(b)),
  'upper case': (text) => (typeof text === 'string' ? text.toUpperCase() : null),
  'lower case': (text) => (typeof text === 'string' ? text.toLowerCase() : null),
  date: (text) => {
    const day = typeof text === 'string' ? readDay(text) : undefined;
    return day === undefined ? null : { day };
  },
  duration: (text) => {
    const parts = typeof text === 'string' ? /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(text) : null;
    if (parts === null) return null;
    const sign = parts[1] === '-' ? -1 : 1;
    if (parts[4] !== undefined) return { days: sign * Number(parts[4]) };
    return { months: sign * (Number(parts[2] ?? 0) * 12 + Number(parts[3] ?? 0)) };
  },
};
