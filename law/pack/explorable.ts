import type { Expression, Node } from '#law/feel';
import { sameText, type Text } from '#law/ground';
import type { Context, Typed } from './names.ts';
import { say } from './say.ts';
import type { Scalar } from './yaml.ts';

/**
 * Guards stay explorable: by `and`, `or`, `not` they combine comparisons of choices and yes-no facts, and of numbers, `state`,
 * `times`, `standing`, `.open`, `.ending` and `.left-days` with constants. What is more gets a name as a derived fact.
 */
export const checkExplorable = (condition: Expression, written: Scalar, ctx: Context): void => {
  const stray = strayIn(condition.ast, ctx);
  if (stray === undefined) return;
  ctx.report(
    'feel/not-explorable',
    written.placeOf(stray.at),
    say('checkExplorable.cannotBeExploredIn', { stray: sayNode(stray) }),
    say('checkExplorable.giveItAName'),
  );
};

/** The first node that is no part of an explorable condition. */
const strayIn = (node: Node, ctx: Context): Node | undefined => {
  switch (node.kind) {
    case 'and':
    case 'or':
      return firstOf(node.terms, (term) => strayIn(term, ctx));
    case 'not':
      return strayIn(node.of, ctx);
    case 'literal':
      return typeof node.value === 'boolean' || node.value === null ? undefined : node;
    case 'compare':
      return strayPair(node.left, node.right, ctx);
    case 'between':
      return termOf(node.value, ctx) === undefined ? node.value : [node.low, node.high].find((end) => !isConstant(end));
    case 'in':
      return termOf(node.value, ctx) === undefined ? node.value : node.tests.find((test) => !isConstant(test));
    case 'name':
    case 'path':
      return termOf(node, ctx) === 'yes-no' ? undefined : node;
    default:
      return node;
  }
};

const firstOf = (nodes: readonly Node[], find: (node: Node) => Node | undefined): Node | undefined => {
  for (const node of nodes) {
    const found = find(node);
    if (found !== undefined) return found;
  }
  return undefined;
};

const strayPair = (left: Node, right: Node, ctx: Context): Node | undefined => {
  const [a, b] = [termOf(left, ctx), termOf(right, ctx)];
  if (a === undefined && !isConstant(left)) return left;
  if (b === undefined && !isConstant(right)) return right;
  if (a === undefined && b === undefined) return undefined;
  if (a === undefined || b === undefined) return undefined;
  // Two facts can be compared where each has few values; a number has too many.
  return a === 'number' || b === 'number' || a === 'standing' || b === 'standing' ? right : undefined;
};

/** What can be compared in a guard: choices and yes-no facts with each other, the others with constants alone. */
const termOf = (node: Node, ctx: Context): 'yes-no' | 'choice' | 'number' | 'standing' | undefined => {
  if (node.kind === 'call') return node.from === 'host' && ['times', 'standing'].includes(node.name) ? 'standing' : undefined;
  if (node.kind === 'name') return node.name === 'state' ? 'standing' : factTerm(ctx.types.get(node.name));
  if (node.kind !== 'path') return undefined;
  if (node.of.kind === 'path') return node.member === 'left-days' && isName(node.of.of, 'clock') ? 'standing' : undefined;
  if (node.of.kind !== 'name' || ctx.types.has(node.of.name)) return undefined;
  return node.member === 'open' || node.member === 'ending' ? 'standing' : factTerm(ctx.types.get(node.member));
};

const isName = (node: Node, name: string): boolean => node.kind === 'name' && node.name === name;

const factTerm = (typed: Typed | undefined): 'yes-no' | 'choice' | 'number' | undefined => {
  if (typed === undefined || typed.several) return undefined;
  const { kind } = typed.type;
  return kind === 'yes-no' || kind === 'choice' || kind === 'number' ? kind : undefined;
};

const isConstant = (node: Node): boolean => {
  if (node.kind === 'literal') return true;
  if (node.kind === 'list') return node.items.every(isConstant);
  return node.kind === 'range' && [node.start, node.end].every((end) => end === undefined || isConstant(end));
};

const sayNode = (node: Node): Text => {
  if (node.kind === 'name') return sameText(`\`${node.name}\``);
  if (node.kind === 'path') return sameText(`\`.${node.member}\``);
  if (node.kind === 'call') return sameText(`\`${node.name}(…)\``);
  if (node.kind === 'literal') return say('sayNode.aConstantAlone');
  return sameText(node.kind === 'arithmetic' ? `\`${node.operator}\`` : `\`${node.kind}\``);
};
