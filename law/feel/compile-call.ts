import type { Apply, Call, Name, Node } from './ast.ts';
import { invoke, isFunction, meteredFunction } from './builtins/function.ts';
import { type Meter, spend } from './builtins/meter.ts';
import { arrange, type Builtin, fitted, type Overload } from './builtins/signature.ts';
import { bounded, costOf } from './builtins/size.ts';
import { builtins } from './functions.ts';
import type { Compiling, Local, Run } from './runtime.ts';
import type { Env } from './types.ts';
import { type FeelFunction, type FeelValue, kindOf } from './values.ts';

export const callOf = (node: Call, _: Compiling, nameOf: (name: Name) => Run, inner: (node: Node) => Run): Run => {
  const args = node.args.map(inner);
  if (node.from === 'host') return hostCall(node, args);
  const builtin = builtins.get(node.name);
  if (node.from === 'builtin' && builtin !== undefined) return builtinCall(builtin, node, args);
  const callee = nameOf({ kind: 'name', at: node.at, name: node.name, from: node.from === 'local' ? 'local' : 'free' });
  // An entry `date: 1` does not hide the function `date(…)` either; what stands there is known only when it runs.
  return valueCall(node, callee, args, builtin && builtinCall(builtin, node, args));
};

export const applyOf = (node: Apply, inner: (node: Node) => Run): Run => valueCall(node, inner(node.callee), node.args.map(inner));

const hostCall = (node: Call, args: readonly Run[]): Run => {
  const { name, at } = node;
  return (env, local) => {
    const values = args.map((arg) => arg(env, local));
    if (env.call !== undefined) {
      const result = env.call(name, values);
      spend(local.meter, 1 + costOf(result));
      return result;
    }
    env.warn?.(`\`${name}\` cannot be called here`, at);
    return null;
  };
};

/** Saying that arguments do not fit takes longer than most functions. */
const MISS_STEPS = 8;

const builtinCall = (builtin: Builtin, node: Call, args: readonly Run[]): Run => {
  const ways = builtin.overloads.flatMap((overload) => {
    const order = arrange(overload, args.length, node.names);
    return order === undefined ? [] : [{ overload, order }];
  });
  // `before(range: …, point: …)` fits `(point, range)` too, by its names: the way written in this order is the one meant.
  if (node.names !== undefined) ways.sort((a, b) => Number(isTurned(a.order)) - Number(isTurned(b.order)));
  const miss = (env: Env, values: readonly FeelValue[], meter: Meter): null => {
    spend(meter, MISS_STEPS);
    env.warn?.(`\`${builtin.name}\` gives nothing for (${values.map(kindOf).join(', ')})`, node.at);
    return null;
  };
  return (env, local) => {
    const values = args.map((arg) => arg(env, local));
    for (const { overload, order } of ways) {
      const result = runOverload(overload, order, values, env, local);
      if (result !== undefined) return result;
    }
    return miss(env, values, local.meter);
  };
};

const isTurned = (order: readonly number[]): boolean =>
  order.some((index, at) => index >= 0 && order.slice(at + 1).some((later) => later >= 0 && later < index));

const runOverload = (
  overload: Overload,
  order: readonly number[],
  values: readonly FeelValue[],
  env: Env,
  local: Local,
): FeelValue | undefined => {
  const given = fitted(overload, order, values);
  return given === undefined ? undefined : runFitted(overload, given, env, local.meter);
};

/** Pays for the arguments, runs, and lets the result pass unless it is too large. */
const runFitted = (overload: Overload, given: readonly FeelValue[], env: Env, meter: Meter): FeelValue | undefined => {
  let cost = overload.cost;
  if (!overload.isFlat) for (const arg of given) cost += costOf(arg);
  spend(meter, cost);
  const result = overload.run(given, { env, meter });
  return result === undefined ? undefined : bounded(result, meter);
};

const valueCall = (node: Call | Apply, callee: Run, args: readonly Run[], otherwise?: Run): Run => {
  const { at, names } = node;
  return (env, local) => {
    const target = callee(env, local);
    if (!isFunction(target)) {
      if (otherwise !== undefined) return otherwise(env, local);
      env.warn?.(`${kindOf(target)} is no function`, at);
      return null;
    }
    const values = args.map((arg) => arg(env, local));
    const ordered = names === undefined ? values : byName(target, names, values);
    if (ordered !== undefined) return invoke(target, ordered, local.meter);
    env.warn?.(`the function has no such parameters (${(names ?? []).join(', ')})`, at);
    return null;
  };
};

const byName = (target: FeelFunction, names: readonly string[], values: readonly FeelValue[]): readonly FeelValue[] | undefined =>
  names.length === target.params.length && target.params.every((param) => names.includes(param))
    ? target.params.map((param) => values[names.indexOf(param)] ?? null)
    : undefined;

const asValues = new Map<string, FeelFunction>();

/** A standard function as a value, to be handed to another: `sort(list, before)`. */
export const builtinValue = (name: string): FeelFunction | undefined => {
  const builtin = builtins.get(name);
  if (builtin === undefined) return undefined;
  const kept = asValues.get(name);
  if (kept !== undefined) return kept;
  const made = meteredFunction(
    builtin.overloads[0]!.params.map((param) => param.name),
    undefined,
    (args, meter) => {
      for (const overload of builtin.overloads) {
        const order = arrange(overload, args.length, undefined);
        const given = order && fitted(overload, order, args);
        const result = given && runFitted(overload, given, { get: () => undefined }, meter);
        if (result !== undefined) return result;
      }
      return null;
    },
  );
  asValues.set(name, made);
  return made;
};
