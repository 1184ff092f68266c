import { childrenOf, FORMULA_STEPS, type Node, patternFault } from '#law/feel';
import { compareNum, isNum, type Num, subtract, type Text, text } from '#law/ground';
import type { Place } from './model.ts';
import type { Context } from './names.ts';

/** Lists of lists of lists: with a thousand rows each no budget is enough. */
const DEEPEST_LOOP = 2;

/**
 * Names what a formula could spend its budget on, whatever that is: then its value would be unknown in some cases, and nobody would
 * know why. A pattern has to stand in the formula, so that it can be read here; a loop that counts needs ends that are known; loops
 * over lists stand at most two deep; a function does not call itself.
 *
 * Texts and lists need no `max` for this: they hold 20,000 characters and 1,000 rows at most where the pack says nothing.
 */
export const checkBounds = (roots: readonly Node[], placeOf: (offset: number) => Place, ctx: Context): void => {
  const look = (node: Node, loops: number, functions: ReadonlySet<string>): void => {
    const wrong = faultOf(node, ctx) ?? (loops > DEEPEST_LOOP ? tooDeep : callsItself(node, functions));
    if (wrong !== undefined) {
      ctx.report(wrong.code, placeOf(wrong.at ?? node.at), wrong.says, wrong.wayOut);
      return;
    }
    if (node.kind === 'context') {
      for (const { key, value } of node.entries) look(value, loops, value.kind === 'function' ? new Set([...functions, key]) : functions);
      return;
    }
    for (const child of childrenOf(node)) look(child, loops + (turns(node, child) ? 1 : 0), functions);
  };
  for (const root of roots) look(root, 0, new Set());
};

interface Fault {
  readonly code: 'feel/unbounded' | 'feel/type';
  readonly at?: number;
  readonly says: Text;
  readonly wayOut: Text;
}

const faultOf = (node: Node, ctx: Context): Fault | undefined => {
  if (node.kind === 'call' && node.from === 'builtin') return patternIn(node);
  if (node.kind !== 'for' && node.kind !== 'some' && node.kind !== 'every') return undefined;
  for (const { list, to, at } of node.iterators) {
    const ends = to !== undefined ? [list, to] : list.kind === 'range' ? [list.start, list.end] : undefined;
    if (ends === undefined) continue;
    const [low, high] = [endOf(ends[0], 'min', ctx), endOf(ends[1], 'max', ctx)];
    if (low === undefined || high === undefined || compareNum(subtract(high, low), FORMULA_STEPS) > 0) return endless(at);
  }
  return undefined;
};

/** Where each of the functions on patterns has its pattern, and its flags. */
const patterns: Readonly<Record<string, { readonly at: number; readonly name: string; readonly flags: number }>> = {
  matches: { at: 1, name: 'pattern', flags: 2 },
  replace: { at: 1, name: 'pattern', flags: 3 },
  split: { at: 1, name: 'delimiter', flags: -1 },
};

const patternIn = (node: Extract<Node, { readonly kind: 'call' }>): Fault | undefined => {
  const where = Object.hasOwn(patterns, node.name) ? patterns[node.name]! : undefined;
  if (where === undefined) return undefined;
  const argument = (at: number, name: string): Node | undefined => node.args[node.names === undefined ? at : node.names.indexOf(name)];
  const pattern = argument(where.at, where.name);
  const flags = where.flags < 0 ? undefined : argument(where.flags, 'flags');
  if (pattern === undefined) return undefined;
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') return notWritten(node.name, pattern.at);
  const given = flags?.kind === 'literal' && typeof flags.value === 'string' ? flags.value : '';
  const fault = patternFault(pattern.value, given);
  return fault === undefined ? undefined : fault === 'looks-back' ? looksBack(pattern.at) : unreadable(pattern.at);
};

/** The least or greatest number that an end can be: a constant, or a fact with a domain. */
const endOf = (node: Node | undefined, side: 'min' | 'max', ctx: Context): Num | undefined => {
  if (node?.kind === 'literal') return isNum(node.value) ? node.value : undefined;
  if (node?.kind === 'call' && node.name === 'count') return side === 'min' ? 0 : 1000;
  const type = node?.kind === 'name' ? ctx.types.get(node.name)?.type : undefined;
  return type?.kind === 'number' ? type[side] : undefined;
};

/** Whether a part is worked out once for each item of a list that is not written out in the formula. */
const turns = (node: Node, child: Node): boolean => {
  if (node.kind === 'for') return child === node.body && node.iterators.some(isLong);
  if (node.kind === 'some' || node.kind === 'every') return child === node.condition && node.iterators.some(isLong);
  return node.kind === 'filter' && child === node.where && child.kind !== 'literal';
};

const isLong = ({ list, to }: { readonly list: Node; readonly to: Node | undefined }): boolean =>
  to === undefined && list.kind !== 'list' && list.kind !== 'literal';

const callsItself = (node: Node, functions: ReadonlySet<string>): Fault | undefined =>
  node.kind === 'call' && node.from === 'local' && functions.has(node.name) ? recursive : undefined;

const endless = (at: number): Fault => ({
  code: 'feel/unbounded',
  at,
  says: text('nobody can say how often this loop turns', '无法确定该循环的次数'),
  wayOut: text(
    `count between numbers, or facts whose \`min\` and \`max\` lie at most ${FORMULA_STEPS} apart`,
    `请在数字之间计数，或者使用\`min\`与\`max\`相差不超过${FORMULA_STEPS}的事实`,
  ),
});

const notWritten = (name: string, at: number): Fault => ({
  code: 'feel/unbounded',
  at,
  says: text(`the pattern of \`${name}\` is not written here, so nobody can check it`, `\`${name}\`的模式没有写在此处，无法核对`),
  wayOut: text('write the pattern in quotation marks', '请在引号中写明模式'),
});

const looksBack = (at: number): Fault => ({
  code: 'feel/unbounded',
  at,
  says: text('a pattern with a back-reference can take any time', '含有反向引用的模式所需时间没有上限'),
  wayOut: text('compare the parts in the formula, or write the pattern without `\\1`', '请在公式中比较各部分，或者不用`\\1`写出模式'),
});

const unreadable = (at: number): Fault => ({
  code: 'feel/type',
  at,
  says: text('this is no pattern that XPath can read', '这不是XPath可以读取的模式'),
  wayOut: text('check its brackets and escapes: look-around and `\\b` are not part of it', '请检查括号和转义：不支持环视和`\\b`'),
});

const tooDeep: Fault = {
  code: 'feel/unbounded',
  says: text('loops over lists stand more than two deep here', '此处对列表的循环超过两层'),
  wayOut: text('give the inner loop a name as a derived fact', '请把内层循环设为推算的事实'),
};

const recursive: Fault = {
  code: 'feel/unbounded',
  says: text('this function calls itself, and nobody can say how often', '该函数调用自身，无法确定次数'),
  wayOut: text('write a loop with `for`', '请用`for`写成循环'),
};
