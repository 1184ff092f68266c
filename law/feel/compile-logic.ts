import { equalNum, isNum } from '#law/ground';
import type { Compare } from './ast.ts';
import { payToCompare } from './builtins/size.ts';
import { compareFeel, equalFeel, not } from './compare.ts';
import type { Run } from './runtime.ts';
import { type FeelValue, kindOf, type RangeOperator } from './values.ts';

/** `and`, `or`: the deciding value decides; anything that is no boolean leaves it open. */
export const junctionOf = (kind: 'and' | 'or', terms: readonly Run[]): Run => {
  if (terms.length === 1) return terms[0]!;
  // Halved, not chained: a thousand terms must not make a stack of a thousand calls.
  const middle = Math.ceil(terms.length / 2);
  const [a, b] = [junctionOf(kind, terms.slice(0, middle)), junctionOf(kind, terms.slice(middle))];
  return kind === 'and' ? bothOf(a, b) : eitherOf(a, b);
};

const bothOf =
  (a: Run, b: Run): Run =>
  (env, local) => {
    const left = a(env, local);
    if (left === false) return false;
    const right = b(env, local);
    if (right === false) return false;
    return left === true && right === true ? true : null;
  };

const eitherOf =
  (a: Run, b: Run): Run =>
  (env, local) => {
    const left = a(env, local);
    if (left === true) return true;
    const right = b(env, local);
    if (right === true) return true;
    return left === false && right === false ? false : null;
  };

export const notOf =
  (of: Run): Run =>
  (env, local) => {
    const value = of(env, local);
    return typeof value === 'boolean' ? !value : null;
  };

export const compareOf = (node: Compare, left: Run, right: Run): Run => {
  const { operator } = node;
  if (node.right.kind === 'literal') return withConstant(operator, left, node.right.value, node.at);
  if (node.left.kind === 'literal') return withConstant(mirrored[operator], right, node.left.value, node.at);
  return general(operator, left, right, node.at);
};

const mirrored: Readonly<Record<RangeOperator, RangeOperator>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** Comparisons with a constant are most of what packs evaluate, so numbers and strings get closures of their own. */
const withConstant = (operator: RangeOperator, run: Run, constant: FeelValue, at: number): Run => {
  if (typeof constant === 'number') return withNumber(operator, run, constant, at);
  if (typeof constant === 'string' || typeof constant === 'boolean') {
    if (operator === '=' || operator === '!=') return withPlain(operator === '=', run, constant, at);
  }
  return general(operator, run, () => constant, at);
};

const withPlain = (equal: boolean, run: Run, constant: string | boolean, at: number): Run => {
  const type = typeof constant;
  const slow = general(equal ? '=' : '!=', run, () => constant, at);
  return equal
    ? (env, local) => {
        const value = run(env, local);
        return typeof value === type ? value === constant : value === null ? false : slow(env, local);
      }
    : (env, local) => {
        const value = run(env, local);
        return typeof value === type ? value !== constant : value === null ? true : slow(env, local);
      };
};

const withNumber = (operator: RangeOperator, run: Run, constant: number, at: number): Run => {
  const decide = operators[operator];
  const slow = (value: FeelValue, warn: ((message: string, at: number) => void) | undefined): FeelValue =>
    answer(operator, value, constant, at, warn);
  switch (operator) {
    case '=':
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? value === constant : isNum(value) ? equalNum(value, constant) : slow(value, env.warn?.bind(env));
      };
    case '<':
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? value < constant : slow(value, env.warn?.bind(env));
      };
    case '<=':
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? value <= constant : slow(value, env.warn?.bind(env));
      };
    case '>':
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? value > constant : slow(value, env.warn?.bind(env));
      };
    case '>=':
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? value >= constant : slow(value, env.warn?.bind(env));
      };
    default:
      return (env, local) => {
        const value = run(env, local);
        return typeof value === 'number' ? decide(value - constant) : slow(value, env.warn?.bind(env));
      };
  }
};

const general =
  (operator: RangeOperator, left: Run, right: Run, at: number): Run =>
  (env, local) => {
    const [a, b] = [left(env, local), right(env, local)];
    payToCompare(a, b, local.meter);
    return answer(operator, a, b, at, env.warn?.bind(env));
  };

const operators: Readonly<Record<RangeOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const answer = (
  operator: RangeOperator,
  a: FeelValue,
  b: FeelValue,
  at: number,
  warn: ((message: string, at: number) => void) | undefined,
): boolean | null => {
  const result = compared(operator, a, b);
  if (result === null && a !== null && b !== null) warn?.(`\`${operator}\` does not compare ${kindOf(a)} with ${kindOf(b)}`, at);
  return result;
};

export const compared = (operator: RangeOperator, a: FeelValue, b: FeelValue): boolean | null => {
  if (operator === '=') return equalFeel(a, b);
  if (operator === '!=') return not(equalFeel(a, b));
  const order = compareFeel(a, b);
  return order === null ? null : operators[operator](order);
};
