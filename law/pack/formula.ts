import { compileFeel, type Expression, type FeelType, type Node } from '#law/feel';
import { didYouMean } from './check-shape.ts';
import type { Context, Known } from './names.ts';
import type { Scope } from './scope.ts';
import { checkBranches } from './unused-branch.ts';
import { type Scalar, scalar, type Tree } from './yaml.ts';

/** Longer ones are no formula that anybody could check by reading. */
const longest = 4000;

/** Compiles a formula for its place; what it reads is noted, what is wrong with it is told at the character. */
export const formulaOf = (tree: Tree | undefined, scope: Scope, ctx: Context, wanted?: FeelType): Expression | undefined => {
  const written = scalar(tree);
  if (written === undefined) return undefined;
  if (written.text.length > longest) {
    ctx.report('feel/syntax', written.at, `the formula is longer than ${longest} characters`, 'give its parts names as derived facts');
    return undefined;
  }
  const compiled = compileFeel(written.text, scope);
  if (!compiled.ok) {
    const { code, at, message, fix, name } = compiled.error;
    const nearest = code === 'feel/name' && name !== undefined ? didYouMean(name, scope.known()) : undefined;
    const unknownOption = code === 'feel/type' && written.text[at] === '"' && message.includes('options');
    ctx.report(
      code === 'feel/name' ? 'name/unknown' : unknownOption ? 'option/unknown' : code,
      written.placeOf(at),
      message,
      fix ?? nearest,
    );
    return undefined;
  }
  const expression = compiled.value;
  noteReads(expression, ctx);
  checkCalls(expression, written, scope, ctx);
  checkBranches(expression, written, ctx);
  if (wanted !== undefined && !fits(expression.type, wanted)) {
    ctx.report(
      'feel/type',
      written.at,
      `this gives ${sayType(expression.type)} where ${sayType(wanted)} is needed`,
      `write a formula that gives ${sayType(wanted)}`,
    );
  }
  return expression;
};

const noteReads = (expression: Expression, ctx: Context): void => {
  for (const path of expression.reads) {
    if (ctx.types.has(path[0]!)) ctx.used.add(path[0]!);
    const last = path[1];
    if (last !== undefined && ctx.types.has(last)) ctx.used.add(last);
  }
};

const checkCalls = (expression: Expression, written: Scalar, scope: Scope, ctx: Context): void => {
  for (const { name, args } of expression.calls) {
    const first = args[0];
    if (first === undefined) continue;
    const [what, known, code]: readonly [string, Known, string] =
      name === 'times'
        ? ['order', scope.orders, 'name/unknown']
        : name === 'day'
          ? ['order or state', scope.stays, 'name/unknown']
          : name === 'standing'
            ? ['case', scope.cases, 'name/unknown']
            : ['register', ctx.names.registers, 'register/unknown'];
    const literal = literalText(first);
    if (literal === undefined) {
      ctx.report(
        'feel/type',
        written.placeOf(first.at),
        `\`${name}\` wants the name of ${what.startsWith('order') ? 'an' : 'a'} ${what}`,
        'write it in quotation marks',
      );
    } else if (!known.has(literal)) {
      ctx.report(code, written.placeOf(first.at), `unknown ${what} \`${literal}\``, didYouMean(literal, known.keys()));
    } else if (name === 'standing') checkStates(args[1], scope.cases.get(literal)!, written, ctx);
  }
};

/** One state of the other case in quotation marks, or a list of them. */
const checkStates = (node: Node | undefined, known: ReadonlySet<string>, written: Scalar, ctx: Context): void => {
  for (const each of node?.kind === 'list' ? node.items : node === undefined ? [] : [node]) {
    const literal = literalText(each);
    if (literal === undefined)
      ctx.report('feel/type', written.placeOf(each.at), '`standing` wants the names of states', 'write them in quotation marks');
    else if (!known.has(literal))
      ctx.report('state/unknown', written.placeOf(each.at), `unknown state or ending \`${literal}\``, didYouMean(literal, known));
  }
};

export const literalText = (node: Node): string | undefined =>
  node.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;

const fits = (type: FeelType, wanted: FeelType): boolean => {
  if (type.kind === 'any' || type.kind === 'null' || wanted.kind === 'any') return true;
  if (type.kind === 'list' && wanted.kind === 'list') return fits(type.of, wanted.of);
  return type.kind === wanted.kind;
};

export const sayType = (type: FeelType): string => {
  switch (type.kind) {
    case 'boolean':
      return 'yes or no';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'date':
      return 'a day';
    case 'list':
      return 'a list';
    case 'any':
      return 'anything';
    case 'null':
      return 'nothing';
    default:
      return `a ${type.kind.replace('-', ' ')}`;
  }
};
