import { compileFeel, type Expression, type FeelType, kindWords, type Node } from '#law/feel';
import { text as said, type Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Context, Known } from './names.ts';
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
    ctx.report(
      'feel/syntax',
      written.at,
      said(`the formula is longer than ${longest} characters`, `公式超过${longest}个字符`),
      said('give its parts names as derived facts', '请把公式的各部分分别设为推算的事实'),
    );
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
      said(
        `this gives ${sayType(expression.type).en} where ${sayType(wanted).en} is needed`,
        `此处需要${sayType(wanted).zh}，公式给出的却是${sayType(expression.type).zh}`,
      ),
      said(`write a formula that gives ${sayType(wanted).en}`, `请写给出${sayType(wanted).zh}的公式`),
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
  ctx.report(
    'sheet/alone',
    written.at,
    said(`\`${fact}\` stands on several sheets, so it has no value of its own`, `\`${fact}\`记载于多份并列填报表，没有单一的值`),
    said(`read the sheets, as \`mean(sheets("…").${fact})\``, `请读取各份填报表，如\`mean(sheets("…").${fact})\``),
  );
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
              : name === 'taken'
                ? ['budget', ctx.names.budgets, 'budget/unknown']
                : ['register', ctx.names.registers, 'register/unknown'];
    const literal = literalText(first);
    if (literal === undefined) {
      ctx.report(
        'feel/type',
        written.placeOf(first.at),
        said(
          `\`${name}\` wants the name of ${what.startsWith('order') ? 'an' : 'a'} ${what}`,
          `\`${name}\`需要的是${kinds[what].zh}的名称`,
        ),
        said('write it in quotation marks', '请加引号'),
      );
    } else if (!known.has(literal)) {
      ctx.report(
        code,
        written.placeOf(first.at),
        said(`unknown ${what} \`${literal}\``, `找不到${kinds[what].zh}\`${literal}\``),
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
      ctx.report(
        'feel/type',
        written.placeOf(each.at),
        said('`standing` wants the names of states', '`standing`需要的是状态的名称'),
        said('write them in quotation marks', '请加引号'),
      );
    else if (!known.has(literal))
      ctx.report(
        'state/unknown',
        written.placeOf(each.at),
        said(`unknown state or ending \`${literal}\``, `找不到状态或结局\`${literal}\``),
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
      return said('yes or no', '是或否');
    case 'string':
      return said('a text', '文本');
    case 'number':
      return said('a number', '数字');
    case 'date':
      return said('a day', '日期');
    case 'list':
      return said('a list', '列表');
    case 'any':
      return said('anything', '任意值');
    case 'null':
      return said('nothing', '空值');
    default:
      return said(`a ${type.kind.replace('-', ' ')}`, kindWords[type.kind]);
  }
};
