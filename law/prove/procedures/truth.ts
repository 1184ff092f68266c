import type { Node } from '#law/feel';
import type { Value } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';

/** A place where a case can stand, as far as the prover looks. */
export interface Standing {
  readonly state: string;
  /** Of orders that are counted, up to where it makes no difference any more. */
  readonly times: Readonly<Record<string, number>>;
  readonly cases: Readonly<Record<string, Children>>;
  /** Facts that are asked in this case alone, and what comes of them. */
  readonly facts: Readonly<Record<string, Value>>;
}

export interface Children {
  /** 0, 1, or 2 for more. */
  readonly open: number;
  /** The ending of the latest; null while it is open, and where there is none. */
  readonly ending: string | null;
}

/** What a condition may be: true 1, false 2, unknown 4, or several of these. */
export type Truth = number;

const [yes, no, unknown, anything] = [1, 2, 4, 7];

export const canBe = (truth: Truth): boolean => (truth & yes) !== 0;
export const canBeOtherwise = (truth: Truth): boolean => (truth & (no | unknown)) !== 0;

/** What a condition may be at a standing; whatever is not looked at may be anything. */
export const truthIn = (node: Node, at: Standing, pack: Pack, procedure: Procedure): Truth => {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.map((term) => truthIn(term, at, pack, procedure)).reduce((a, b) => joined(a, b, node.kind === 'and'));
    case 'not':
      return negated(truthIn(node.of, at, pack, procedure));
    case 'name':
      return Object.hasOwn(at.facts, node.name) ? ofValue(at.facts[node.name]) : anything;
    case 'compare':
      return compared(node, at, pack, procedure);
    default:
      return anything;
  }
};

const ofValue = (value: unknown): Truth => (value === true ? yes : value === false ? no : unknown);

const negated = (truth: Truth): Truth => (truth & unknown) | (canBe(truth) ? no : 0) | ((truth & no) !== 0 ? yes : 0);

/** Of three values, as FEEL joins them: for `and` false wins, for `or` true. */
const joined = (a: Truth, b: Truth, isAnd: boolean): Truth => {
  const [strong, weak] = isAnd ? [no, yes] : [yes, no];
  let truth = 0;
  if (((a | b) & strong) !== 0) truth |= strong;
  if ((a & b & weak) !== 0) truth |= weak;
  if (((a & unknown) !== 0 && (b & (unknown | weak)) !== 0) || ((b & unknown) !== 0 && (a & (unknown | weak)) !== 0)) truth |= unknown;
  return truth;
};

const turned: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

const compared = (node: Node & { kind: 'compare' }, at: Standing, pack: Pack, procedure: Procedure): Truth => {
  if (node.left.kind === 'literal')
    return withConstant(node.right, turned[node.operator] ?? node.operator, node.left.value, at, pack, procedure);
  return node.right.kind === 'literal' ? withConstant(node.left, node.operator, node.right.value, at, pack, procedure) : anything;
};

const withConstant = (term: Node, operator: string, constant: unknown, at: Standing, pack: Pack, procedure: Procedure): Truth => {
  if (term.kind === 'name' && pack.facts[term.name] === undefined)
    return term.name === 'state' && at.state !== '' ? equality(at.state, operator, constant) : anything;
  if (term.kind === 'name') return Object.hasOwn(at.facts, term.name) ? equality(at.facts[term.name], operator, constant) : anything;
  const counted = countedOrder(term);
  if (counted !== undefined) {
    const cap = at.times[counted];
    return cap === undefined ? anything : counts(cap, cap, operator, constant);
  }
  if (term.kind !== 'path' || term.of.kind !== 'name' || pack.facts[term.of.name] !== undefined) return anything;
  const children = procedure.cases[term.of.name] === undefined ? undefined : at.cases[term.of.name];
  if (children === undefined) return anything;
  if (term.member === 'ending') return equality(children.ending, operator, constant);
  if (term.member !== 'open' || typeof constant !== 'number' || Math.abs(constant) > 1000) return anything;
  return counts(children.open, children.open < 2 ? children.open : Math.max(2, Math.ceil(constant)) + 1, operator, constant);
};

/** The order of which `times("…")` tells how often. */
export const countedOrder = (node: Node): string | undefined => {
  if (node.kind !== 'call' || node.from !== 'host' || node.name !== 'times') return undefined;
  const [order] = node.args;
  return order?.kind === 'literal' && typeof order.value === 'string' ? order.value : undefined;
};

/** Texts and yes-no values are equal or not; what is compared with nothing may also be unknown. */
const equality = (value: unknown, operator: string, constant: unknown): Truth => {
  if (typeof value === 'number' && typeof constant === 'number') return counts(value, value, operator, constant);
  if (operator !== '=' && operator !== '!=') return anything;
  const plain = (each: unknown): boolean => each === null || typeof each === 'string' || typeof each === 'boolean';
  if (!plain(value) || !plain(constant)) return anything;
  const isSame = value === constant;
  const truth = isSame === (operator === '=') ? yes : no;
  return value === null || constant === null || typeof value !== typeof constant ? truth | unknown : truth;
};

const counts = (low: number, high: number, operator: string, constant: unknown): Truth => {
  if (typeof constant !== 'number') return anything;
  let truth = 0;
  for (let value = low; value <= high; value += 1) truth |= holdsOf(value, operator, constant) ? yes : no;
  return truth;
};

const holdsOf = (value: number, operator: string, constant: number): boolean => {
  switch (operator) {
    case '=':
      return value === constant;
    case '!=':
      return value !== constant;
    case '<':
      return value < constant;
    case '<=':
      return value <= constant;
    case '>':
      return value > constant;
    default:
      return value >= constant;
  }
};
