import { childrenOf, type Node } from '#law/feel';
import { compareNum, isNum, type Num } from '#law/ground';

/** What a value can be where a letter is written: nothing, something, or either; and which value, where that is certain. */
export interface Possible {
  readonly nothing: boolean;
  readonly something: boolean;
  readonly is?: Constant;
}

type Constant = string | boolean | Num;

export const nothing: Possible = { nothing: true, something: false };
export const something: Possible = { nothing: false, something: true };
export const either: Possible = { nothing: true, something: true };
export const exactly = (is: Constant): Possible => ({ ...something, is });

/** What is held to be true on the way into a branch: by the name or path that a condition looked at. */
export type Assumed = ReadonlyMap<string, Possible>;

/** Where names get their values. */
export interface Surroundings {
  name(name: string, assumed: Assumed): Possible;
  /** `of` is the name before the first dot. */
  member(of: string, members: readonly string[], assumed: Assumed): Possible;
  call(name: string, args: readonly Node[]): Possible | undefined;
}

/**
 * What an expression can give in one way of sending a letter. A value that cannot be told is `either`: anyone who prints it must say
 * what stands there if it is unknown.
 * @param branch told of each branch that can be taken
 */
export const possibleOf = (
  node: Node,
  here: Surroundings,
  branch: (taken: Node) => void = () => {},
  assumed: Assumed = new Map(),
): Possible => {
  const known = assumed.get(pathOf(node) ?? '');
  if (known !== undefined) return known;
  const of = (other: Node, more: Assumed = assumed): Possible => possibleOf(other, here, branch, more);
  switch (node.kind) {
    case 'literal':
      return node.value === null ? nothing : isConstant(node.value) ? exactly(node.value) : something;
    case 'name':
      return node.from === 'free' ? here.name(node.name, assumed) : something;
    case 'path':
      return ofPath(node, here, assumed) ?? of(node.of);
    case 'if':
      return ofIf(node, of, branch, assumed);
    case 'and':
    case 'or':
      return junction(node, of);
    case 'not':
      return negated(of(node.of));
    case 'compare':
      return comparison(node.operator, of(node.left), of(node.right));
    case 'call': {
      const args = node.args.map((arg) => of(arg));
      return here.call(node.name, node.args) ?? (ofNone.has(node.name) && node.args.some(readsSheets) ? either : allOf(args));
    }
    case 'arithmetic':
      return allOf([of(node.left), of(node.right)]);
    case 'negate':
      return of(node.of);
    case 'in':
    case 'between':
      return allOf([of(node.value)]);
    default:
      for (const child of childrenOf(node)) of(child);
      return node.kind === 'apply' ? either : something;
  }
};

/** What these give of an empty list is not known, and there may be no sheets yet. */
const ofNone: ReadonlySet<string> = new Set(['sum', 'mean', 'min', 'max', 'median', 'product', 'stddev']);

const readsSheets = (node: Node): boolean =>
  (node.kind === 'call' && node.from === 'host' && node.name === 'sheets') || [...childrenOf(node)].some(readsSheets);

type Of = (node: Node, assumed?: Assumed) => Possible;

const ofPath = (node: Node, here: Surroundings, assumed: Assumed): Possible | undefined => {
  const [first, ...members] = pathOf(node)?.split('.') ?? [];
  return first === undefined || first.includes('(') ? undefined : here.member(first, members, assumed);
};

const ofIf = (node: Node & { kind: 'if' }, of: Of, branch: (taken: Node) => void, assumed: Assumed): Possible => {
  const condition = of(node.condition);
  const ways: Possible[] = [];
  if (condition.something && condition.is !== false) {
    branch(node.then);
    ways.push(of(node.then, new Map([...assumed, ...learnt(node.condition, true)])));
  }
  if (condition.nothing || condition.is !== true) {
    branch(node.else);
    ways.push(of(node.else, new Map([...assumed, ...learnt(node.condition, false)])));
  }
  return {
    nothing: ways.some((way) => way.nothing),
    something: ways.some((way) => way.something),
    ...(ways.length === 1 && ways[0]!.is !== undefined ? { is: ways[0]!.is } : {}),
  };
};

/** What is known of names once a condition is known to hold, or not to. */
const learnt = (node: Node, holds: boolean): readonly (readonly [string, Possible])[] => {
  switch (node.kind) {
    case 'and':
      return holds ? node.terms.flatMap((term) => learnt(term, true)) : [];
    case 'or':
      return holds ? [] : node.terms.flatMap((term) => learnt(term, false));
    case 'not':
      return learnt(node.of, !holds);
    case 'compare': {
      const equal = node.operator === '=' ? holds : node.operator === '!=' ? !holds : undefined;
      return [...learntOf(node.left, node.right, equal, holds), ...learntOf(node.right, node.left, equal, holds)];
    }
    default: {
      const path = pathOf(node);
      return path === undefined || !holds ? [] : [[path, exactly(true)]];
    }
  }
};

const learntOf = (node: Node, beside: Node, equal: boolean | undefined, holds: boolean): readonly (readonly [string, Possible])[] => {
  const path = pathOf(node);
  if (path === undefined) return [];
  if (beside.kind === 'literal' && beside.value === null) return equal === undefined ? [] : [[path, equal ? nothing : something]];
  if (equal === true && beside.kind === 'literal' && isConstant(beside.value)) return [[path, exactly(beside.value)]];
  return equal === true || (equal === undefined && holds) ? [[path, something]] : [];
};

/** `a`, `a.b` or `day("a")`: what an assumption can be about. */
const pathOf = (node: Node): string | undefined => {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'path') {
    const of = pathOf(node.of);
    return of === undefined ? undefined : `${of}.${node.member}`;
  }
  const first = node.kind === 'call' && node.from === 'host' ? node.args[0] : undefined;
  return node.kind === 'call' && first?.kind === 'literal' ? `${node.name}(${String(first.value)})` : undefined;
};

const junction = (node: Node & { kind: 'and' | 'or' }, of: Of): Possible => {
  const settles = node.kind === 'or';
  const assumed: Possible[] = [];
  let known: Assumed = new Map();
  for (const term of node.terms) {
    assumed.push(known.size === 0 ? of(term) : of(term, known));
    // A later term is only looked at where the earlier ones did not settle it.
    known = new Map([...known, ...learnt(term, !settles)]);
  }
  if (assumed.some(({ is }) => is === settles)) return exactly(settles);
  return assumed.every(({ is }) => is === !settles)
    ? exactly(!settles)
    : { nothing: assumed.some((term) => term.nothing), something: true };
};

const negated = (of: Possible): Possible => (typeof of.is === 'boolean' ? exactly(!of.is) : of.something ? { ...of } : nothing);

const comparison = (operator: string, left: Possible, right: Possible): Possible => {
  if (operator === '=' || operator === '!=') {
    const same = sameness(left, right);
    return same === undefined ? something : exactly((operator === '=') === same);
  }
  if (isNumeric(left.is) && isNumeric(right.is)) {
    const order = compareNum(left.is, right.is);
    return exactly(operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0);
  }
  return allOf([left, right]);
};

const isNumeric = (value: Constant | undefined): value is Num => value !== undefined && isNum(value);

const sameness = (left: Possible, right: Possible): boolean | undefined => {
  const [leftOnly, rightOnly] = [onlyNothing(left), onlyNothing(right)];
  if (leftOnly && rightOnly) return true;
  if ((leftOnly && !right.nothing) || (rightOnly && !left.nothing)) return false;
  if (left.is === undefined || right.is === undefined || left.nothing || right.nothing) return undefined;
  return isNumeric(left.is) && isNumeric(right.is) ? compareNum(left.is, right.is) === 0 : left.is === right.is;
};

const onlyNothing = (of: Possible): boolean => of.nothing && !of.something;

const allOf = (parts: readonly Possible[]): Possible => ({
  nothing: parts.some((part) => part.nothing),
  something: parts.every((part) => part.something),
});

const isConstant = (value: unknown): value is Constant => typeof value === 'string' || typeof value === 'boolean' || isNum(value as never);
