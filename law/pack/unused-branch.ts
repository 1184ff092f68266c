import type { Expression, Node } from '#law/feel';
import { add, compareNum, isNum, type Num, subtract } from '#law/ground';
import type { Context, Typed } from './names.ts';
import { say } from './say.ts';
import type { Scalar } from './yaml.ts';

/**
 * Tries an expression on every set of answers to the facts that its conditions compare with constants (of a number: its ends and
 * the neighbourhood of each constant; and nobody's answer), and names each branch that none of them takes.
 */
export const checkBranches = (expression: Expression, written: Scalar, ctx: Context): void => {
  const branches = ifsIn(expression.ast);
  if (branches.length === 0) return;
  const points = pointsOf(expression, branches, ctx);
  if (points === undefined) return;
  const taken = new Set<Node>();
  for (const answers of combinations(points)) walk(expression.ast, answers, taken);
  for (const branch of branches) {
    // A branch inside one that is never taken needs no telling.
    if (!taken.has(branch)) continue;
    for (const way of [branch.then, branch.else]) {
      if (!taken.has(way))
        ctx.report(
          'feel/unused-branch',
          written.placeOf(way.at),
          say('checkBranches.thisBranchIsNever'),
          say('checkBranches.removeItOrChange'),
        );
    }
  }
};

type If = Node & { readonly kind: 'if' };
type Answer = string | boolean | Num | null;
type Answers = ReadonlyMap<string, Answer>;
/** Nothing that could be worked out here, so it may be anything. */
const open = Symbol('open');
type Outcome = Answer | typeof open;

const most = 5000;

const pointsOf = (expression: Expression, branches: readonly If[], ctx: Context): ReadonlyMap<string, readonly Answer[]> | undefined => {
  const points = new Map<string, readonly Answer[]>();
  const constants = branches.flatMap(({ condition }) => constantsIn(condition));
  let count = 1;
  for (const [name] of expression.reads) {
    const typed = ctx.types.get(name!);
    const answers = typed === undefined ? undefined : answersOf(typed, constants);
    if (answers === undefined || points.has(name!)) continue;
    points.set(name!, answers);
    count *= answers.length;
    if (count > most) return undefined;
  }
  return points;
};

const answersOf = ({ type, several }: Typed, constants: readonly Num[]): readonly Answer[] | undefined => {
  if (several) return undefined;
  if (type.kind === 'choice') return [...type.options.map(({ value }) => value), null];
  if (type.kind === 'yes-no') return [true, false, null];
  if (type.kind !== 'number') return undefined;
  const { min, max, step } = type;
  const near = constants.flatMap((constant) => [subtract(constant, step), constant, add(constant, step)]);
  const ends = [min, max].filter((end) => end !== undefined);
  const inside = (number: Num): boolean =>
    (min === undefined || compareNum(number, min) >= 0) && (max === undefined || compareNum(number, max) <= 0);
  return [...new Set([...ends, ...near.filter(inside), ...(ends.length + near.length === 0 ? [0] : [])]), null];
};

function* combinations(points: ReadonlyMap<string, readonly Answer[]>): Generator<Answers> {
  const names = [...points.keys()];
  const chosen = new Map<string, Answer>();
  function* from(index: number): Generator<Answers> {
    const name = names[index];
    if (name === undefined) yield chosen;
    else
      for (const answer of points.get(name)!) {
        chosen.set(name, answer);
        yield* from(index + 1);
      }
  }
  yield* from(0);
}

const walk = (node: Node, answers: Answers, taken: Set<Node>): void => {
  taken.add(node);
  if (node.kind !== 'if') {
    for (const child of childrenOf(node)) walk(child, answers, taken);
    return;
  }
  walk(node.condition, answers, taken);
  const condition = outcome(node.condition, answers);
  if (condition === open || condition === true) walk(node.then, answers, taken);
  if (condition !== true) walk(node.else, answers, taken);
};

const outcome = (node: Node, answers: Answers): Outcome => {
  switch (node.kind) {
    case 'literal':
      return node.value === null || typeof node.value === 'string' || typeof node.value === 'boolean' || isNum(node.value)
        ? (node.value as Answer)
        : open;
    case 'name':
      return answers.has(node.name) ? answers.get(node.name)! : open;
    case 'not': {
      const of = outcome(node.of, answers);
      return typeof of === 'boolean' ? !of : of === open ? open : null;
    }
    case 'and':
    case 'or':
      return junction(
        node.terms.map((term) => outcome(term, answers)),
        node.kind === 'or',
      );
    case 'compare':
      return comparison(node.operator, outcome(node.left, answers), outcome(node.right, answers));
    default:
      return open;
  }
};

const junction = (terms: readonly Outcome[], settles: boolean): Outcome => {
  if (terms.includes(settles)) return settles;
  if (terms.includes(open)) return open;
  return terms.every((term) => term === !settles) ? !settles : null;
};

const comparison = (operator: string, left: Outcome, right: Outcome): Outcome => {
  if (left === open || right === open) return open;
  if (operator === '=' || operator === '!=') {
    const same = isNum(left) && isNum(right) ? compareNum(left, right) === 0 : left === right;
    return (operator === '=') === same;
  }
  if (!isNum(left) || !isNum(right)) return null;
  const order = compareNum(left, right);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
};

const ifsIn = (node: Node): readonly If[] => [...(node.kind === 'if' ? [node] : []), ...childrenOf(node).flatMap(ifsIn)];

const constantsIn = (node: Node): readonly Num[] =>
  node.kind === 'literal' && isNum(node.value) ? [node.value] : childrenOf(node).flatMap(constantsIn);

/** Parts of a node that are worked out where it is; bodies of loops and functions see other names and are left out. */
const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'if':
      return [node.condition, node.then, node.else];
    case 'and':
    case 'or':
      return node.terms;
    case 'not':
      return [node.of];
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'negate':
      return 'of' in node ? [node.of as Node] : [];
    case 'list':
      return node.items;
    case 'call':
      return node.args;
    case 'between':
      return [node.value, node.low, node.high];
    default:
      return [];
  }
};
