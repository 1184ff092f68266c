import { isNum } from '#law/ground';
import { arithmetic, negative } from './arithmetic.ts';
import type { ContextNode, Filter, FunctionNode, If, In, InstanceOf, ListNode, Name, Node, Path, RangeNode } from './ast.ts';
import { meteredFunction } from './builtins/function.ts';
import { spend } from './builtins/meter.ts';
import { bounded, payToCompare, sizeOf } from './builtins/size.ts';
import { compareFeel, inRange, meets, not } from './compare.ts';
import { applyOf, builtinValue, callOf } from './compile-call.ts';
import { compareOf, junctionOf, notOf } from './compile-logic.ts';
import { forOf, quantifiedOf } from './compile-loop.ts';
import { isInstance, resolved } from './conform.ts';
import type { FeelType } from './feel-type.ts';
import { stepsOf } from './node-size.ts';
import { memberOf } from './path.ts';
import { type Compiling, INPUT, type Local, localAt, push, type Run, within } from './runtime.ts';
import { dateTimeOf, type FeelDate, type FeelRange, type FeelValue, isContext, isList, kindOf } from './values.ts';

/** A tree as closures. Names bound inside become positions; all others are asked of the environment. */
export const compile = (node: Node, compiling: Compiling): Run => {
  const inner = (child: Node): Run => compile(child, compiling);
  switch (node.kind) {
    case 'literal':
      return constant(node.value);
    case 'name':
      return nameOf(node, compiling);
    case 'input':
      return localName(INPUT, compiling, constant(null));
    case 'path':
      return pathOf(node, inner(node.of));
    case 'filter':
      return filterOf(node, compiling);
    case 'and':
    case 'or':
      return junctionOf(node.kind, node.terms.map(inner));
    case 'not':
      return notOf(inner(node.of));
    case 'compare':
      return compareOf(node, inner(node.left), inner(node.right));
    case 'between':
      return betweenOf(inner(node.value), inner(node.low), inner(node.high));
    case 'in':
      return inOf(node, inner);
    case 'arithmetic':
      return arithmeticOf(node.operator, inner(node.left), inner(node.right), node.at);
    case 'negate':
      return negateOf(inner(node.of), node.at);
    case 'if':
      return ifOf(node, inner);
    case 'for':
      return forOf(node, compiling, compile);
    case 'some':
    case 'every':
      return quantifiedOf(node, compiling, compile);
    case 'range':
      return rangeOfNode(node, inner);
    case 'list':
      return listOf(node, inner);
    case 'context':
      return contextOf(node, compiling);
    case 'function':
      return functionOf(node, compiling);
    case 'call':
      return callOf(node, compiling, (name) => nameOf(name, compiling), inner);
    case 'apply':
      return applyOf(node, inner);
    case 'instance-of':
      return instanceOf(node, inner(node.value), compiling);
  }
};

const constant =
  (value: FeelValue): Run =>
  () =>
    value;

/**
 * A name, from the inside out: what the expression binds, what the items of the filters around it have, what the host knows,
 * and last the standard functions. What an item has is known only when it is there.
 */
const nameOf = (node: Name, compiling: Compiling): Run => {
  const { name } = node;
  const builtin = builtinValue(name);
  const known = compiling.scope.name(name) !== undefined;
  const free: Run = (env) => {
    const value = env.get(name);
    if (value !== undefined) return value;
    if (builtin === undefined && !known) env.warn?.(`\`${name}\` is not known`, node.at);
    return builtin ?? null;
  };
  return localName(name, compiling, known || builtin === undefined ? free : (env) => env.get(name) ?? builtin);
};

const localName = (name: string, compiling: Compiling, otherwise: Run): Run => {
  const items: number[] = [];
  let hops = 0;
  for (let bound = compiling.bound; bound !== undefined; bound = bound.up) {
    if (bound.name === name) return seen(name, items, atHop(hops));
    if (bound.name === undefined) items.push(hops);
    hops += 1;
  }
  return seen(name, items, otherwise);
};

const atHop = (hops: number): Run => {
  if (hops === 0) return (_, local) => local.value;
  if (hops === 1) return (_, local) => local.up!.value;
  return (_, local) => localAt(local, hops);
};

/** Looks at the items of the filters in between first. A member named `item` hides the item itself. */
const seen = (name: string, items: readonly number[], otherwise: Run): Run =>
  items.reduceRight<Run>(
    (next, hops) => (env, local) => {
      const item = localAt(local, hops);
      if (isContext(item) && item.has(name)) return item.get(name) ?? null;
      return name === 'item' ? item : next(env, local);
    },
    otherwise,
  );

const pathOf = (node: Path, of: Run): Run => {
  const { member, at } = node;
  return (env, local) => {
    const value = of(env, local);
    if (isList(value)) spend(local.meter, value.length);
    const found = memberOf(value, member);
    if (found === undefined) env.warn?.(`${kindOf(value)} has no \`${member}\``, at);
    return found ?? null;
  };
};

/** A number picks one item, from 1, or from the end if negative; anything else keeps the items for which it is true. */
const filterOf = (node: Filter, compiling: Compiling): Run => {
  const list = compile(node.list, compiling);
  const where = compile(node.where, within(compiling, undefined));
  const steps = stepsOf(node.where);
  if (node.where.kind === 'literal' && typeof node.where.value === 'number') {
    const position = node.where.value;
    return (env, local) => itemAt(itemsOf(list(env, local)), position);
  }
  return (env, local) => {
    const items = itemsOf(list(env, local));
    spend(local.meter, (items.length + 1) * steps);
    const [first, ...rest] = items;
    const pick = where(env, push(local, first ?? null));
    if (isNum(pick)) return itemAt(items, Number(pick));
    const kept: FeelValue[] = pick === true && items.length > 0 ? [first ?? null] : [];
    for (const item of rest) if (where(env, push(local, item)) === true) kept.push(item);
    return bounded(kept, local.meter);
  };
};

const itemsOf = (value: FeelValue): readonly FeelValue[] => (isList(value) ? value : value === null ? [] : [value]);

const itemAt = (items: readonly FeelValue[], position: number): FeelValue =>
  (position > 0 ? items[Math.trunc(position) - 1] : position < 0 ? items[items.length + Math.trunc(position)] : null) ?? null;

const betweenOf =
  (value: Run, low: Run, high: Run): Run =>
  (env, local) => {
    const it = value(env, local);
    const above = compareFeel(it, low(env, local));
    if (above !== null && above < 0) return false;
    const below = compareFeel(it, high(env, local));
    if (below !== null && below > 0) return false;
    return above === null || below === null ? null : true;
  };

const inOf = (node: In, inner: (node: Node) => Run): Run => {
  const value = inner(node.value);
  const tests = node.tests.map((test) => testOf(test, inner(test)));
  if (tests.length === 1) {
    const only = tests[0]!;
    return (env, local) => only(value(env, local), env, local);
  }
  return (env, local) => anyHolds(tests, value(env, local), env, local);
};

export type Test = (value: FeelValue, env: Parameters<Run>[0], local: Local) => boolean | null;

/** A range that is not known answers null; any other value that is not known is a value to be equal to. */
export const testOf = (node: Node, run: Run): Test =>
  node.kind === 'range'
    ? (value, env, local) => {
        const range = run(env, local);
        return range === null ? null : inRange(value, range as FeelRange);
      }
    : (value, env, local) => metBy(value, run(env, local), local);

/** Whether a value meets a test, paid for by the size of both. */
export const metBy = (value: FeelValue, test: FeelValue, local: Local): boolean | null => {
  if (isList(test)) spend(local.meter, typeof value === 'object' ? sizeOf(test, local.meter) : 1 + (test.length >> 2));
  else payToCompare(value, test, local.meter);
  return meets(value, test);
};

export const anyHolds = (tests: readonly Test[], value: FeelValue, env: Parameters<Run>[0], local: Local): boolean | null => {
  let known = true;
  for (const test of tests) {
    const holds = test(value, env, local);
    if (holds === true) return true;
    if (holds === null) known = false;
  }
  return known ? false : null;
};

export const noneHolds = (tests: readonly Test[], value: FeelValue, env: Parameters<Run>[0], local: Local): boolean | null =>
  not(anyHolds(tests, value, env, local));

/** A power is worked out by logarithms, to 34 digits. */
const POWER_STEPS = 200;

const arithmeticOf = (operator: keyof typeof arithmetic, left: Run, right: Run, at: number): Run => {
  const combine = arithmetic[operator];
  const cost = operator === '**' ? POWER_STEPS : 0;
  return (env, local) => {
    const a = left(env, local);
    const b = right(env, local);
    spend(local.meter, cost);
    const result = a === null || b === null ? null : combine(a, b);
    if (typeof result === 'string') spend(local.meter, result.length >> 6);
    if (result === null && a !== null && b !== null) env.warn?.(`\`${operator}\` gives nothing for ${kindOf(a)} and ${kindOf(b)}`, at);
    return result;
  };
};

const negateOf =
  (of: Run, at: number): Run =>
  (env, local) => {
    const value = of(env, local);
    const result = value === null ? null : negative(value);
    if (result === null && value !== null) env.warn?.(`minus gives nothing for ${kindOf(value)}`, at);
    return result;
  };

/** What is not true takes the other way, what is not known too (DMN 1.5, table 44). */
const ifOf = (node: If, inner: (node: Node) => Run): Run => {
  const [condition, then, otherwise] = [inner(node.condition), inner(node.then), inner(node.else)];
  return (env, local) => (condition(env, local) === true ? then(env, local) : otherwise(env, local));
};

/** Null where an end is missing, the ends cannot be compared, or the start lies after the end. */
const rangeOfNode = (node: RangeNode, inner: (node: Node) => Run): Run => {
  const { startIncluded, endIncluded, operator, at } = node;
  const start = node.start === undefined ? undefined : inner(node.start);
  const end = node.end === undefined ? undefined : inner(node.end);
  if (operator === '=' || operator === '!=') {
    return (env, local) => {
      const value = start!(env, local);
      return { kind: 'range', start: value, end: value, startIncluded, endIncluded, operator };
    };
  }
  return (env, local) => {
    const low = start?.(env, local) ?? null;
    const high = end?.(env, local) ?? null;
    if (operator !== undefined) {
      return (low ?? high) === null ? null : { kind: 'range', start: low, end: high, startIncluded, endIncluded, operator };
    }
    const order = compareFeel(low, high);
    if (order !== null && order <= 0) return { kind: 'range', start: low, end: high, startIncluded, endIncluded, operator };
    if (low !== null && high !== null) env.warn?.('a range needs a start that is not after its end', at);
    return null;
  };
};

const listOf = (node: ListNode, inner: (node: Node) => Run): Run => {
  if (node.items.every((item) => item.kind === 'literal')) return constant(node.items.map((item) => item.value));
  const items = node.items.map(inner);
  return (env, local) =>
    bounded(
      items.map((item) => item(env, local)),
      local.meter,
    );
};

const contextOf = (node: ContextNode, compiling: Compiling): Run => {
  let inside = compiling;
  const entries = node.entries.map(({ key, value, seesItself }) => {
    const after = within(inside, key);
    const run = compile(value, seesItself ? after : inside);
    inside = after;
    return { key, run, seesItself };
  });
  return (env, local) => {
    const context = new Map<string, FeelValue>();
    let here = local;
    for (const { key, run, seesItself } of entries) {
      // Its own place is filled once it is there; it is looked at when it is called.
      const own: { -readonly [part in keyof Local]: Local[part] } = { value: null, up: here, meter: here.meter };
      own.value = run(env, seesItself ? own : here);
      context.set(key, own.value);
      here = own;
    }
    return bounded(context, local.meter);
  };
};

const functionOf = (node: FunctionNode, compiling: Compiling): Run => {
  const names = node.params.map((param) => param.name);
  if (node.external) {
    return (env) => {
      env.warn?.('functions of other languages are not run', node.at);
      return null;
    };
  }
  const types = node.params.map((param): FeelType => (param.type && resolved(param.type, compiling.scope)) ?? { kind: 'any' });
  const body = compile(node.body, within(compiling, ...names));
  const steps = stepsOf(node.body);
  const type: FeelType = { kind: 'function', params: types, returns: compiling.typeOf(node.body) ?? { kind: 'any' } };
  return (env, local) =>
    meteredFunction(names, type, (args, meter) => {
      if (args.length !== names.length) return null;
      spend(meter, steps);
      for (const [index, arg] of args.entries()) if (types[index]!.kind !== 'any') payForType(arg, meter);
      const given = args.map((arg, index) => accepted(arg, types[index]!));
      // An argument that does not fit its declared type makes the whole call unknown (DMN 1.5, 10.3.2.13.2).
      if (given.includes(undefined)) return null;
      const start: Local = { ...local, meter };
      return body(
        env,
        given.reduce<Local>((inner, value) => push(inner, value ?? null), start),
      );
    });
};

/** Whether a list or a context is of a type is seen only by looking at all of it. */
const payForType = (value: FeelValue, meter: Local['meter']): void => {
  if (typeof value === 'object' && value !== null && !isNum(value)) spend(meter, sizeOf(value, meter));
};

/** What a parameter of this type makes of an argument, with the conversions of DMN 1.5, 10.3.2.9.4. */
const accepted = (value: FeelValue, type: FeelType): FeelValue | undefined => {
  if (value === null || isInstance(value, type)) return value;
  if (type.kind === 'list') return isInstance([value], type) ? [value] : undefined;
  if (type.kind === 'date-time' && kindOf(value) === 'date') return dateTimeOf((value as FeelDate).days, 0, 0);
  return isList(value) && value.length === 1 ? accepted(value[0]!, type) : undefined;
};

const instanceOf = (node: InstanceOf, value: Run, compiling: Compiling): Run => {
  const type = resolved(node.type, compiling.scope);
  if (type === undefined) {
    return (env) => {
      env.warn?.('this type is not known', node.at);
      return null;
    };
  }
  return (env, local) => {
    const it = value(env, local);
    payForType(it, local.meter);
    return isInstance(it, type);
  };
};
