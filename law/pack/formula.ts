import { compileFeel, type Expression, type FeelType, kindWords, type Node } from '#law/feel';
import { exceptInChinese, text as said, type Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Context, Known } from './names.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';
import { checkBounds } from './unbounded.ts';
import { checkBranches } from './unused-branch.ts';
import { type Scalar, scalar, type Tree } from './yaml.ts';

/** Longer ones are no formula that anybody could check by reading. */
const longest = 4000;

/** Compiles a formula for its place; what it reads is noted, what is wrong with it is told at the character. */
export const formulaOf = (tree: Tree | undefined, scope: Scope, ctx: Context, wanted?: FeelType): Expression | undefined => {
  const written = scalar(tree);
  if (written === undefined) return undefined;
  if (written.text.length > longest) {
    ctx.report('feel/syntax', written.at, say('formulaOf.theFormulaIsLonger', { longest }), say('formulaOf.giveItsPartsNames'));
    return undefined;
  }
  const compiled = compileFeel(written.text, scope);
  if (!compiled.ok) {
    const { code, at, text, wayOut, name } = compiled.error;
    const nearest = code === 'feel/name' && name !== undefined ? didYouMean(name, scope.known()) : undefined;
    const unknownOption = code === 'feel/type' && written.text[at] === '"' && text.en.includes('options');
    ctx.report(
      code === 'feel/name' ? 'name/unknown' : unknownOption ? 'option/unknown' : code,
      written.placeOf(at),
      text,
      wayOut ?? nearest,
    );
    return undefined;
  }
  const expression = compiled.value;
  noteReads(expression, ctx);
  checkAlone(expression, written, scope, ctx);
  checkCalls(expression, written, scope, ctx);
  checkBranches(expression, written, ctx);
  checkBounds([expression.ast], (offset) => written.placeOf(offset), ctx);
  if (wanted !== undefined && !fits(expression.type, wanted)) {
    ctx.report(
      'feel/type',
      written.at,
      say('formulaOf.thisGivesWhereIs', { type: sayType(expression.type), wanted: sayType(wanted) }),
      say('formulaOf.writeAFormulaThat', { wanted: sayType(wanted) }),
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

/** What stands on sheets has as many values as there are sheets, so nothing can be read by its bare name. */
const checkAlone = (expression: Expression, written: Scalar, scope: Scope, ctx: Context): void => {
  const alone = expression.reads.find(([first]) => scope.onSheets.has(first!));
  if (alone === undefined) return;
  const [fact] = alone;
  ctx.report('sheet/alone', written.at, say('checkAlone.standsOnSeveralSheets', { fact }), say('checkAlone.readTheSheetsAs', { fact }));
};

const checkCalls = (expression: Expression, written: Scalar, scope: Scope, ctx: Context): void => {
  for (const { name, args } of expression.calls) {
    const first = args[0];
    if (first === undefined) continue;
    const [what, known, code]: readonly [Kind, Known, string] =
      name === 'times'
        ? ['order', scope.orders, 'name/unknown']
        : name === 'day'
          ? ['order or state', scope.stays, 'name/unknown']
          : name === 'standing'
            ? ['case', scope.cases, 'name/unknown']
            : name === 'sheets'
              ? ['order with sheets', scope.sheets, 'name/unknown']
              : name === 'taken' || name === 'left'
                ? ['budget', ctx.names.budgets, 'budget/unknown']
                : ['register', ctx.names.registers, 'register/unknown'];
    const literal = literalText(first);
    if (literal === undefined) {
      ctx.report(
        'feel/type',
        written.placeOf(first.at),
        say('checkCalls.wantsTheNameOf', { name, which: what.startsWith('order'), what: exceptInChinese(String(what), kinds[what].zh) }),
        say('checkCalls.writeItInQuotation'),
      );
    } else if (!known.has(literal)) {
      ctx.report(
        code,
        written.placeOf(first.at),
        say('checkCalls.unknown', { what: exceptInChinese(String(what), kinds[what].zh), literal }),
        didYouMean(literal, known.keys()),
      );
    } else if (name === 'standing') checkStates(args[1], scope.cases.get(literal)!, written, ctx);
  }
};

/** One state of the other case in quotation marks, or a list of them. */
const checkStates = (node: Node | undefined, known: ReadonlySet<string>, written: Scalar, ctx: Context): void => {
  for (const each of node?.kind === 'list' ? node.items : node === undefined ? [] : [node]) {
    const literal = literalText(each);
    if (literal === undefined)
      ctx.report('feel/type', written.placeOf(each.at), say('checkStates.wantsTheNamesOf'), say('checkStates.writeThemInQuotation'));
    else if (!known.has(literal))
      ctx.report(
        'state/unknown',
        written.placeOf(each.at),
        say('checkStates.unknownStateOrEnding', { literal }),
        didYouMean(literal, known),
      );
  }
};

export const literalText = (node: Node): string | undefined =>
  node.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;

const fits = (type: FeelType, wanted: FeelType): boolean => {
  if (type.kind === 'any' || type.kind === 'null' || wanted.kind === 'any') return true;
  if (type.kind === 'list' && wanted.kind === 'list') return fits(type.of, wanted.of);
  return type.kind === wanted.kind;
};

export const sayType = (type: FeelType): Text => {
  switch (type.kind) {
    case 'boolean':
      return say('sayType.yesOrNo');
    case 'string':
      return say('sayType.aText');
    case 'number':
      return say('sayType.aNumber');
    case 'date':
      return say('sayType.aDay');
    case 'list':
      return say('sayType.aList');
    case 'any':
      return say('sayType.anything');
    case 'null':
      return say('sayType.nothing');
    default:
      return said(`a ${type.kind.replace('-', ' ')}`, kindWords[type.kind]);
  }
};
