import { childrenOf, type For, type Iterator, type Node, type Quantified } from './ast.ts';
import { spend } from './builtins/meter.ts';
import { bounded } from './builtins/size.ts';
import { isRange } from './compare.ts';
import { stepsOf } from './node-size.ts';
import { type Compiling, type Local, push, type Run, within } from './runtime.ts';
import type { Env } from './types.ts';
import { dateOfDays, type FeelDate, type FeelValue, isList, kindOf } from './values.ts';

/** Makes what runs out of a node: the loops make it of their parts. */
type Compile = (node: Node, compiling: Compiling) => Run;

interface Turns {
  readonly list: Run;
  readonly to: Run | undefined;
}

/** `for`: the results in order, the last iterator turning fastest; `partial` holds those so far. */
export const forOf = (node: For, compiling: Compiling, compile: Compile): Run => {
  const [iterators, inside] = iteratorsOf(node.iterators, compiling, compile);
  const body = compile(node.body, within(inside, 'partial'));
  const keeps = keepsPartial(node.body);
  const steps = stepsOf(node.body);
  return (env, local) => {
    const results: FeelValue[] = [];
    const done = turn(iterators, 0, steps, env, local, (inner) => {
      if (keeps) spend(inner.meter, results.length);
      results.push(body(env, push(inner, keeps ? [...results] : results)));
      return true;
    });
    return done ? bounded(results, local.meter) : null;
  };
};

/**
 * Whether `partial` may outlive its turn. `partial[-1]` only looks at the growing list; anything else gets a copy of it, which
 * makes a loop quadratic and is paid for in steps.
 */
const keepsPartial = (node: Node): boolean => {
  if (node.kind === 'name') return node.name === 'partial';
  if (node.kind === 'filter' && node.list.kind === 'name') return keepsPartial(node.where);
  return childrenOf(node).some(keepsPartial);
};

export const quantifiedOf = (node: Quantified, compiling: Compiling, compile: Compile): Run => {
  const [iterators, inside] = iteratorsOf(node.iterators, compiling, compile);
  const condition = compile(node.condition, inside);
  const deciding = node.kind === 'some';
  const steps = stepsOf(node.condition);
  return (env, local) => {
    let known = true;
    let decided = false;
    const done = turn(iterators, 0, steps, env, local, (inner) => {
      const holds = condition(env, inner);
      if (holds === deciding) decided = true;
      else if (holds !== !deciding) known = false;
      return !decided;
    });
    if (decided) return deciding;
    return done && known ? !deciding : null;
  };
};

const iteratorsOf = (iterators: readonly Iterator[], compiling: Compiling, compile: Compile): readonly [readonly Turns[], Compiling] => {
  let inside = compiling;
  const turns = iterators.map(({ name, list, to }) => {
    const made = { list: compile(list, inside), to: to && compile(to, inside) };
    inside = within(inside, name);
    return made;
  });
  return [turns, inside];
};

/** Goes through all turns, each paid for by the size of the body; `false` where a domain is not known or `each` said to stop. */
const turn = (
  iterators: readonly Turns[],
  depth: number,
  steps: number,
  env: Env,
  local: Local,
  each: (local: Local) => boolean,
): boolean => {
  const iterator = iterators[depth];
  if (iterator === undefined) return each(local);
  const domain = turnsOf(iterator.list(env, local), iterator.to?.(env, local));
  if (domain === undefined) return false;
  for (const value of domain) {
    spend(local.meter, steps);
    if (!turn(iterators, depth + 1, steps, env, push(local, value), each)) return false;
  }
  return true;
};

/** What a loop goes through: a list, a range of whole numbers or days, or `a..b` of them in either direction; a single value is a list of one. */
export const turnsOf = (value: FeelValue, to?: FeelValue): Iterable<FeelValue> | undefined => {
  if (to !== undefined) return stepped(value, to);
  const only = isList(value) && value.length === 1 && isRange(value[0]!) ? value[0] : value;
  if (isRange(only)) {
    const [start, end] = [endOf(only.start), endOf(only.end)];
    if (start === undefined || end === undefined || start.kind !== end.kind) return undefined;
    return counted(start.at + (only.startIncluded ? 0 : 1), end.at - (only.endIncluded ? 0 : 1), 1, start.kind);
  }
  return only === null ? undefined : isList(only) ? only : [only];
};

const stepped = (from: FeelValue, to: FeelValue): Iterable<FeelValue> | undefined => {
  const [start, end] = [endOf(from), endOf(to)];
  if (start === undefined || end === undefined || start.kind !== end.kind) return undefined;
  return counted(start.at, end.at, start.at <= end.at ? 1 : -1, start.kind);
};

const endOf = (value: FeelValue): { readonly kind: 'number' | 'date'; readonly at: number } | undefined => {
  if (typeof value === 'number') return { kind: 'number', at: value };
  return kindOf(value) === 'date' ? { kind: 'date', at: (value as FeelDate).days } : undefined;
};

function* counted(from: number, to: number, step: 1 | -1, kind: 'number' | 'date'): Iterable<FeelValue> {
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) yield kind === 'number' ? at : dateOfDays(at);
}
