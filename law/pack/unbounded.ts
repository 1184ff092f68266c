import { childrenOf, FORMULA_STEPS, type Node, patternFault } from '#law/feel';
import { compareNum, isNum, type Num, subtract, type Text } from '#law/ground';
import type { Place } from './model.ts';
import type { Context } from './names.ts';
import { say } from './say.ts';

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
  says: say('endless.nobodyCanSayHow'),
  wayOut: say('endless.countBetweenNumbersOr', { FORMULASTEPS: FORMULA_STEPS }),
});

const notWritten = (name: string, at: number): Fault => ({
  code: 'feel/unbounded',
  at,
  says: say('notWritten.thePatternOfIs', { name }),
  wayOut: say('notWritten.writeThePatternIn'),
});

const looksBack = (at: number): Fault => ({
  code: 'feel/unbounded',
  at,
  says: say('looksBack.aPatternWithA'),
  wayOut: say('looksBack.compareThePartsIn'),
});

const unreadable = (at: number): Fault => ({
  code: 'feel/type',
  at,
  says: say('unreadable.thisIsNoPattern'),
  wayOut: say('unreadable.checkItsBracketsAnd'),
});

const tooDeep: Fault = {
  code: 'feel/unbounded',
  says: say('says.loopsOverListsStand'),
  wayOut: say('tooDeep.giveTheInnerLoop'),
};

const recursive: Fault = {
  code: 'feel/unbounded',
  says: say('says.thisFunctionCallsItself'),
  wayOut: say('recursive.writeALoopWith'),
};
