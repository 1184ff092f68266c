import { exceptInChinese, namesInText, nearest, worded } from '#law/ground';
import {
  type Call,
  childrenOf,
  type Entry,
  type FunctionNode,
  type Iterator,
  type Name,
  type Node,
  type Path,
  type RangeNode,
} from './ast.ts';
import { checkCall } from './check-call.ts';
import { checkPath } from './check-path.ts';
import { any, bind, boolean, type Checking, clash } from './checking.ts';
import { compareFeel } from './compare.ts';
import { joined, resolved } from './conform.ts';
import type { FeelType } from './feel-type.ts';
import { SyntaxFault } from './lexer.ts';
import { say } from './say.ts';
import { kindWords, named } from './type-words.ts';
import { type FeelValue, isList, kindOf } from './values.ts';

/** The type of an expression, gathering what it reads and calls. */
export const typeOf = (node: Node, checking: Checking): FeelType => {
  const kept = checking.types.get(node);
  if (kept !== undefined) return kept;
  const type = typeHere(node, checking);
  checking.types.set(node, type);
  return type;
};

const typeHere = (node: Node, checking: Checking): FeelType => {
  const inner = (child: Node): FeelType => typeOf(child, checking);
  switch (node.kind) {
    case 'literal':
      return literalType(node.value);
    case 'name':
      return nameType(node, checking, []);
    case 'input':
      return checking.input;
    case 'path':
      return pathType(node, checking);
    case 'filter':
      return filterType(inner(node.list), node.where, checking);
    case 'and':
    case 'or':
      for (const term of node.terms) wants(checking, term, inner(term), `\`${node.kind}\``);
      return boolean;
    case 'not':
      wants(checking, node.of, inner(node.of), '`not`');
      return boolean;
    case 'compare':
      comparable(checking, node.at, node.operator, [node.left, inner(node.left)], [node.right, inner(node.right)]);
      return boolean;
    case 'between':
      for (const end of [node.low, node.high]) comparable(checking, node.at, '<=', [node.value, inner(node.value)], [end, inner(end)]);
      return boolean;
    case 'in':
      checkTests(checking, node.value, inner(node.value), node.tests);
      return boolean;
    case 'arithmetic':
      return arithmeticType(checking, node.at, node.operator, inner(node.left), inner(node.right));
    case 'negate':
      return negateType(checking, node.at, inner(node.of));
    case 'if':
      wants(checking, node.condition, inner(node.condition), '`if`');
      return joined(inner(node.then), inner(node.else));
    case 'for':
      return { kind: 'list', of: typeOf(node.body, bind(iterated(node.iterators, checking), 'partial', { kind: 'list', of: any })) };
    case 'some':
    case 'every': {
      const inside = iterated(node.iterators, checking);
      wants(inside, node.condition, typeOf(node.condition, inside), '`satisfies`');
      return boolean;
    }
    case 'range':
      return rangeType(node, checking);
    case 'list':
      return { kind: 'list', of: node.items.map(inner).reduce(joined, { kind: 'null' }) };
    case 'context':
      return contextType(node.entries, checking);
    case 'function':
      return functionType(node, checking);
    case 'call':
      return checkCall(node, checking, node.args.map(inner), calledType(node, checking));
    case 'apply': {
      const callee = inner(node.callee);
      node.args.forEach(inner);
      return callee.kind === 'function' ? (callee.returns ?? any) : any;
    }
    case 'instance-of':
      inner(node.value);
      if (resolved(node.type, checking.scope) === undefined) clash(checking, node.at, say('typeHere.thisTypeIsNot'));
      return boolean;
  }
};

const literalType = (value: FeelValue): FeelType => {
  if (isList(value)) return { kind: 'list', of: any };
  return { kind: kindOf(value) } as FeelType;
};

/** A name's type, from the inside out. A free name is noted as read, with the members that follow it. */
const nameType = (node: Name, checking: Checking, members: readonly string[]): FeelType => {
  for (let bound = checking.bound; bound !== undefined; bound = bound.up) {
    if (bound.name === node.name) return bound.type;
    const found = bound.name === undefined ? itemType(bound.type, node, checking) : undefined;
    if (found !== undefined) return found;
  }
  const known = checking.scope.name(node.name);
  if (known === undefined && node.from === 'builtin') return { kind: 'function' };
  if (known === undefined) unknownName(node, checking);
  const path = [node.name, ...members];
  checking.reads.set(path.join('\u0000'), path);
  return known ?? any;
};

/** What a name means inside a filter: a member of the item, or the item; `undefined` if the item cannot have it. */
const itemType = (item: FeelType, node: Name, checking: Checking): FeelType | undefined => {
  const member = item.kind === 'context' ? item.members?.get(node.name) : undefined;
  if (member !== undefined) return member;
  if (node.name === 'item') return item;
  const open = item.kind === 'any' || (item.kind === 'context' && (item.members === undefined || item.open === true));
  return open && checking.scope.name(node.name) === undefined && node.from === 'local' ? any : undefined;
};

const unknownName = (node: Name, checking: Checking): void => {
  if (!checking.strict) return;
  const near = nearest(node.name, [...checking.scope.known(), ...boundNames(checking)]);
  throw new SyntaxFault({
    code: 'feel/name',
    at: node.at,
    ...worded(
      say('unknownName.unknownName', { node: node.name }),
      near === undefined ? undefined : say('unknownName.didYouMean', { near }),
    ),
    name: node.name,
  });
};

const boundNames = (checking: Checking): readonly string[] => {
  const names: string[] = [];
  for (let bound = checking.bound; bound !== undefined; bound = bound.up) if (bound.name !== undefined) names.push(bound.name);
  return names;
};

const pathType = (node: Path, checking: Checking): FeelType => {
  const steps: Path[] = [];
  let root: Node = node;
  while (root.kind === 'path') {
    steps.unshift(root);
    root = root.of;
  }
  const members = steps.map((step) => step.member);
  const start = root.kind === 'name' ? nameType(root, checking, members) : typeOf(root, checking);
  return steps.reduce((type, step) => checkPath(type, step, checking), start);
};

const filterType = (list: FeelType, where: Node, checking: Checking): FeelType => {
  const of = list.kind === 'list' ? list.of : list;
  const pick = typeOf(where, bind(checking, undefined, of));
  if (pick.kind === 'number') return of;
  if (pick.kind === 'any') return any;
  if (pick.kind !== 'boolean' && pick.kind !== 'null')
    clash(checking, where.at, say('filterType.aFilterIsA', { kind: exceptInChinese(String(pick.kind), kindWords[pick.kind]) }));
  return { kind: 'list', of };
};

const wants = (checking: Checking, node: Node, type: FeelType, place: string): void => {
  if (type.kind !== 'boolean' && type.kind !== 'any' && type.kind !== 'null') {
    clash(checking, node.at, say('wants.takesConditionsAndThis', { place, type: named(type) }));
  }
};

type Side = readonly [node: Node, type: FeelType];

const ordered: ReadonlySet<string> = new Set(['number', 'string', 'date', 'time', 'date-time', 'days-duration', 'months-duration']);

/** Both sides must be of one kind, and texts compared with a closed set of options must be among them. */
const comparable = (checking: Checking, at: number, operator: string, [left, a]: Side, [right, b]: Side): void => {
  if (!checking.strict) return;
  optionsMeet(checking, a, [right, b]);
  optionsMeet(checking, b, [left, a]);
  const equality = operator === '=' || operator === '!=';
  for (const type of [a, b]) {
    if (!equality && type.kind !== 'any' && type.kind !== 'null' && !ordered.has(type.kind)) {
      clash(checking, at, say('comparable.hasNoOrder', { type: named(type) }));
    }
  }
  const open = [a, b].some((type) => type.kind === 'any' || type.kind === 'null');
  if (!open && a.kind !== b.kind) clash(checking, at, say('comparable.isComparedWith', { a: named(a), b: named(b) }));
};

const optionsMeet = (checking: Checking, type: FeelType, [node]: Side): void => {
  if (type.kind !== 'string' || type.options === undefined || node.kind !== 'literal' || typeof node.value !== 'string') return;
  if (type.options.includes(node.value)) return;
  const near = nearest(node.value, type.options);
  const fix =
    near === undefined ? say('optionsMeet.itIsOneOf', { options: namesInText(type.options) }) : say('optionsMeet.didYouMean', { near });
  clash(checking, node.at, say('optionsMeet.isNoneOfThe', { node: node.value }), fix, node.value);
};

/** Tests of `in` and of a cell: a value, a range, a list of either. */
export const checkTests = (checking: Checking, value: Node, type: FeelType, tests: readonly Node[]): void => {
  for (const test of tests) checkTest(checking, value, type, test);
};

const checkTest = (checking: Checking, value: Node, type: FeelType, test: Node): void => {
  const tested = typeOf(test, checking);
  if (!checking.strict) return;
  if (test.kind === 'range') {
    for (const end of [test.start, test.end]) {
      if (end !== undefined) comparable(checking, test.at, test.operator ?? '<=', [value, type], [end, typeOf(end, checking)]);
    }
  } else if (test.kind === 'list') {
    for (const item of test.items) checkTest(checking, value, type, item);
  } else if (tested.kind === 'list' || tested.kind === 'range') {
    if (type.kind !== 'list')
      comparable(checking, test.at, '=', [value, type], [test, tested.of.kind === 'range' ? tested.of.of : tested.of]);
  } else if (!(tested.kind === 'boolean' && mentionsInput(test))) comparable(checking, test.at, '=', [value, type], [test, tested]);
};

export const mentionsInput = (node: Node): boolean => node.kind === 'input' || childrenOf(node).some(mentionsInput);

const arithmeticType = (checking: Checking, at: number, operator: string, a: FeelType, b: FeelType): FeelType => {
  const kind = arithmeticKind(operator, a.kind, b.kind);
  if (kind === undefined) clash(checking, at, say('arithmeticType.doesNotTakeAnd', { operator, a: named(a), b: named(b) }));
  return { kind: kind ?? 'null' } as FeelType;
};

type Kind = FeelType['kind'];

const isDay = (kind: Kind): boolean => kind === 'date' || kind === 'date-time';
const isDuration = (kind: Kind): boolean => kind === 'days-duration' || kind === 'months-duration';

const arithmeticKind = (operator: string, a: Kind, b: Kind): Kind | undefined => {
  if (a === 'any' || b === 'any' || a === 'null' || b === 'null') return 'any';
  if (a === 'number' && b === 'number') return 'number';
  if (operator === '+') {
    if (a === 'string' && b === 'string') return 'string';
    if (isDuration(a) && isDuration(b)) return a === b ? a : undefined;
    return isDuration(b) ? moved(a, b) : isDuration(a) ? moved(b, a) : undefined;
  }
  if (operator === '-') {
    if ((isDay(a) && isDay(b)) || (a === 'time' && b === 'time')) return 'days-duration';
    if (isDuration(a)) return a === b ? a : undefined;
    return isDuration(b) ? moved(a, b) : undefined;
  }
  if (operator === '*') return a === 'number' && isDuration(b) ? b : b === 'number' && isDuration(a) ? a : undefined;
  if (operator !== '/' || !isDuration(a)) return undefined;
  return b === 'number' ? a : a === b ? 'number' : undefined;
};

const moved = (point: Kind, step: Kind): Kind | undefined =>
  isDay(point) || (point === 'time' && step === 'days-duration') ? point : undefined;

const negateType = (checking: Checking, at: number, of: FeelType): FeelType => {
  if (of.kind === 'number' || isDuration(of.kind) || of.kind === 'any' || of.kind === 'null') return of;
  clash(checking, at, say('negateType.minusDoesNotTake', { of: named(of) }));
  return { kind: 'null' };
};

const iterated = (iterators: readonly Iterator[], checking: Checking): Checking =>
  iterators.reduce((inside, { name, list, to, at }) => {
    const domain = typeOf(list, inside);
    if (to === undefined) return bind(inside, name, itemOf(domain));
    const end = typeOf(to, inside);
    for (const type of [domain, end]) {
      if (!['number', 'date', 'any', 'null'].includes(type.kind))
        clash(inside, at, say('iterated.countsNumbersOrDays', { type: named(type) }));
    }
    return bind(inside, name, domain.kind === 'number' || domain.kind === 'date' ? domain : any);
  }, checking);

const itemOf = (type: FeelType): FeelType =>
  type.kind === 'list' ? (type.of.kind === 'range' ? any : type.of) : type.kind === 'range' ? type.of : type;

const rangeType = (node: RangeNode, checking: Checking): FeelType => {
  const ends = [node.start, node.end].filter((end) => end !== undefined);
  const types = ends.map((end) => typeOf(end, checking));
  const [start, end] = [types[0] ?? any, types.at(-1) ?? any];
  if (node.operator === undefined && checking.strict) {
    comparable(checking, node.at, '<=', [ends[0]!, start], [ends[1]!, end]);
    const [low, high] = ends;
    const order = low?.kind === 'literal' && high?.kind === 'literal' ? compareFeel(low.value, high.value) : 0;
    if (order !== null && order > 0) clash(checking, node.at, say('rangeType.theStartOfThis'));
  }
  return { kind: 'range', of: joined(start, end) };
};

const contextType = (entries: readonly Entry[], checking: Checking): FeelType => {
  const members = new Map<string, FeelType>();
  let inside = checking;
  for (const { key, value, seesItself } of entries) {
    const type = typeOf(value, seesItself ? bind(inside, key, { kind: 'function' }) : inside);
    members.set(key, type);
    inside = bind(inside, key, type);
  }
  return { kind: 'context', members };
};

const functionType = (node: FunctionNode, checking: Checking): FeelType => {
  const params = node.params.map((param): FeelType => (param.type && resolved(param.type, checking.scope)) ?? any);
  const inside = node.params.reduce((inner, param, index) => bind(inner, param.name, params[index]!), checking);
  const returns = typeOf(node.body, inside);
  return { kind: 'function', params, returns };
};

/** The type of the value that is called by name, where it is one of the expression or of the host. */
const calledType = (node: Call, checking: Checking): FeelType => {
  if (node.from === 'builtin' || node.from === 'host') return any;
  return nameType({ kind: 'name', at: node.at, name: node.name, from: node.from }, checking, []);
};
