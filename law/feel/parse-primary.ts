import type { Entry, Iterator, Literal, Node } from './ast.ts';
import {
  bound,
  type Cursor,
  expectSign,
  expectWord,
  isSign,
  isWord,
  keywords,
  learn,
  nested,
  newName,
  peek,
  skipSign,
  take,
  unexpected,
} from './cursor.ts';
import { nameOf, syntaxFault, type Token } from './lexer.ts';
import { callOf } from './parse-call.ts';
import { isComparison, operatorRange, rangeFrom } from './parse-range.ts';
import { parseType } from './parse-type.ts';
import { say } from './say.ts';
import { parseTemporal } from './temporal.ts';
import type { RangeOperator } from './values.ts';

/** A primary with what hangs on it: `.member`, `[filter]`, `(arguments)`. */
export const parsePostfix = (cursor: Cursor): Node => postfixOf(cursor, parsePrimary(cursor));

export const postfixOf = (cursor: Cursor, primary: Node): Node => {
  let node = primary;
  for (;;) {
    const token = peek(cursor);
    if (isSign(token, '.')) node = { kind: 'path', at: take(cursor).at, of: node, member: parseMember(cursor) };
    else if (isSign(token, '[') && !closesRange(cursor)) node = filter(cursor, node);
    else if (isSign(token, '(')) node = callOf(cursor, node);
    else return node;
  }
};

/** In `[1..5[ and …` the second bracket closes a range: no expression begins after it. */
const closesRange = (cursor: Cursor): boolean => {
  const after = peek(cursor, 1);
  if (after.kind === 'end') return true;
  if (after.kind === 'sign') return !['(', '[', ']', '{', '-', '?', '<', '>', '<=', '>=', '!='].includes(after.text);
  return after.kind === 'word' && ['and', 'or', 'then', 'else', 'return', 'satisfies', 'in', 'between', 'instance'].includes(after.text);
};

const filter = (cursor: Cursor, list: Node): Node => {
  const open = take(cursor);
  const where = bound(cursor, [undefined], cursor.grammar.expression);
  expectSign(cursor, ']', open);
  return { kind: 'filter', at: open.at, list, where };
};

const parseMember = (cursor: Cursor): string => {
  const known = cursor.books.members.match(cursor.tokens, cursor.index);
  if (known !== undefined) {
    cursor.index += known.length;
    return known.name;
  }
  if (peek(cursor).kind !== 'word') throw unexpected(peek(cursor), say('parseMember.theNameOfA'));
  return wordsHere(cursor);
};

/** One word, or, where names have spaces, all that follow each other: two names side by side mean nothing else. */
const wordsHere = (cursor: Cursor): string => {
  const parts = [take(cursor)];
  while (cursor.scope.names === 'spaced' && isNameWord(peek(cursor))) parts.push(take(cursor));
  return nameOf(parts);
};

const isNameWord = (token: Token): boolean => (token.kind === 'number' ? false : token.kind === 'word' && !keywords.has(token.text));

const parsePrimary = (cursor: Cursor): Node => {
  const token = peek(cursor);
  switch (token.kind) {
    case 'number':
      take(cursor);
      return literal(token.at, token.value ?? null);
    case 'string':
      take(cursor);
      return literal(token.at, token.text);
    case 'at':
      return atLiteral(cursor);
    case 'word':
      return word(cursor);
    case 'sign':
      return sign(cursor);
    case 'end':
      throw unexpected(token, say('parsePrimary.aValue'));
  }
};

const literal = (at: number, value: Literal['value']): Literal => ({ kind: 'literal', at, value });

const atLiteral = (cursor: Cursor): Node => {
  const token = take(cursor);
  const value = parseTemporal(token.text);
  if (value === undefined && cursor.scope.strict === true) {
    throw syntaxFault(token.at, say('atLiteral.isNoDateTime', { token: token.text }), say('atLiteral.writeItAsIn'));
  }
  return literal(token.at, value ?? null);
};

const word = (cursor: Cursor): Node => {
  const book = cursor.locals.includes(undefined) ? cursor.books.members : cursor.books.names;
  const known = book.match(cursor.tokens, cursor.index) ?? cursor.books.names.match(cursor.tokens, cursor.index);
  if (known !== undefined) {
    const { at } = peek(cursor);
    cursor.index += known.length;
    return nameNode(cursor, known.name, at);
  }
  const token = peek(cursor);
  switch (token.text) {
    case 'true':
    case 'false':
      take(cursor);
      return literal(token.at, token.text === 'true');
    case 'null':
      take(cursor);
      return literal(token.at, null);
    case 'if':
      return conditional(cursor);
    case 'for':
      return loop(cursor);
    case 'some':
    case 'every':
      return quantified(cursor, token.text);
    case 'function':
      return definition(cursor);
    default:
      if (keywords.has(token.text)) throw unexpected(token, say('word.aValue'));
      return plainName(cursor);
  }
};

const plainName = (cursor: Cursor): Node => {
  const token = peek(cursor);
  // A known word stays alone even where names may have spaces: `a b` is then a slip, which the caller reports.
  const alone = cursor.locals.includes(token.text) || cursor.scope.name(token.text) !== undefined;
  return nameNode(cursor, alone ? take(cursor).text : wordsHere(cursor), token.at);
};

/** Locals first, then what the host knows, then the standard functions; the rest may be a member of a filter's item. */
const nameNode = (cursor: Cursor, name: string, at: number): Node => {
  if (cursor.locals.includes(name)) return { kind: 'name', at, name, from: 'local' };
  if (cursor.scope.name(name) !== undefined) return { kind: 'name', at, name, from: 'free' };
  if (cursor.isBuiltin(name)) return { kind: 'name', at, name, from: 'builtin' };
  return { kind: 'name', at, name, from: cursor.locals.includes(undefined) ? 'local' : 'free' };
};

const sign = (cursor: Cursor): Node => {
  const token = peek(cursor);
  switch (token.text) {
    case '(':
      return nested(cursor, parenthesis);
    case '[':
      return nested(cursor, bracket);
    case ']':
      return nested(cursor, openRange);
    case '{':
      return nested(cursor, context);
    case '?':
      take(cursor);
      return { kind: 'input', at: token.at };
    default:
      throw unexpected(token, say('sign.aValue'));
  }
};

const parenthesis = (cursor: Cursor): Node => {
  const open = take(cursor);
  if (isComparison(cursor)) {
    const operator = take(cursor);
    const end = cursor.grammar.arithmetic(cursor);
    expectSign(cursor, ')', open);
    return operatorRange(operator.text as RangeOperator, open.at, end);
  }
  const inner = cursor.grammar.expression(cursor);
  if (isSign(peek(cursor), '..')) return rangeFrom(cursor, open, inner, false);
  expectSign(cursor, ')', open);
  return inner;
};

const bracket = (cursor: Cursor): Node => {
  const open = take(cursor);
  if (skipSign(cursor, ']')) return { kind: 'list', at: open.at, items: [] };
  const items = [listItem(cursor)];
  if (isSign(peek(cursor), '..')) return rangeFrom(cursor, open, items[0]!, true);
  while (skipSign(cursor, ',')) items.push(listItem(cursor));
  expectSign(cursor, ']', open);
  return { kind: 'list', at: open.at, items };
};

const listItem = (cursor: Cursor): Node => {
  if (!isComparison(cursor)) return cursor.grammar.expression(cursor);
  const operator = take(cursor);
  return operatorRange(operator.text as RangeOperator, operator.at, cursor.grammar.arithmetic(cursor));
};

const openRange = (cursor: Cursor): Node => {
  const open = take(cursor);
  return rangeFrom(cursor, open, cursor.grammar.arithmetic(cursor), false);
};

/** A function is known inside itself where its key means nothing else there: so it may call itself. */
const context = (cursor: Cursor): Node => {
  const open = take(cursor);
  const entries: Entry[] = [];
  const before = cursor.locals.length;
  while (!isSign(peek(cursor), '}')) {
    const { key, at } = contextKey(cursor);
    if (entries.some((entry) => entry.key === key)) throw syntaxFault(at, say('context.isGivenTwiceIn', { key }));
    expectSign(cursor, ':');
    const seesItself = isWord(peek(cursor), 'function') && !isKnown(cursor, key);
    if (seesItself) cursor.locals.push(key);
    entries.push({ key, at, value: cursor.grammar.expression(cursor), seesItself });
    if (!seesItself) cursor.locals.push(key);
    if (!skipSign(cursor, ',')) break;
  }
  cursor.locals.length = before;
  expectSign(cursor, '}', open);
  return { kind: 'context', at: open.at, entries };
};

const isKnown = (cursor: Cursor, name: string): boolean =>
  cursor.locals.includes(name) || cursor.scope.name(name) !== undefined || cursor.isBuiltin(name);

const contextKey = (cursor: Cursor): { readonly key: string; readonly at: number } => {
  const token = peek(cursor);
  if (token.kind === 'string') {
    take(cursor);
    return { key: learn(cursor, token.text), at: token.at };
  }
  const { name, at } = newName(cursor, (next) => isSign(next, ':'), say('contextKey.theNameOfAn'));
  return { key: name, at };
};

const conditional = (cursor: Cursor): Node => {
  const { at } = take(cursor);
  const condition = cursor.grammar.expression(cursor);
  expectWord(cursor, 'then');
  const then = cursor.grammar.expression(cursor);
  expectWord(cursor, 'else');
  return { kind: 'if', at, condition, then, else: cursor.grammar.expression(cursor) };
};

const loop = (cursor: Cursor): Node => {
  const { at } = take(cursor);
  const before = cursor.locals.length;
  const iterators = parseIterators(cursor);
  expectWord(cursor, 'return');
  const body = bound(cursor, ['partial'], cursor.grammar.expression);
  cursor.locals.length = before;
  return { kind: 'for', at, iterators, body };
};

const quantified = (cursor: Cursor, kind: 'some' | 'every'): Node => {
  const { at } = take(cursor);
  const before = cursor.locals.length;
  const iterators = parseIterators(cursor);
  expectWord(cursor, 'satisfies');
  const condition = cursor.grammar.expression(cursor);
  cursor.locals.length = before;
  return { kind, at, iterators, condition };
};

/** Each one sees those before it: `for x in lists, y in x return y`. */
const parseIterators = (cursor: Cursor): readonly Iterator[] => {
  const iterators: Iterator[] = [];
  do {
    const { name, at } = newName(cursor, (token) => isWord(token, 'in'), say('parseIterators.aName'));
    expectWord(cursor, 'in');
    const list = cursor.grammar.expression(cursor);
    const to = skipSign(cursor, '..') ? cursor.grammar.expression(cursor) : undefined;
    iterators.push({ name, at, list, to });
    cursor.locals.push(name);
  } while (skipSign(cursor, ','));
  return iterators;
};

const definition = (cursor: Cursor): Node => {
  const { at } = take(cursor);
  const open = expectSign(cursor, '(');
  const params: { name: string; type: ReturnType<typeof parseType> | undefined }[] = [];
  while (!isSign(peek(cursor), ')')) {
    const { name } = newName(cursor, (token) => isSign(token, ':', ',', ')'), say('definition.theNameOfA'));
    params.push({ name, type: skipSign(cursor, ':') ? parseType(cursor) : undefined });
    if (!skipSign(cursor, ',')) break;
  }
  expectSign(cursor, ')', open);
  const external = isWord(peek(cursor), 'external');
  if (external) take(cursor);
  const body = bound(
    cursor,
    params.map((param) => param.name),
    cursor.grammar.expression,
  );
  return { kind: 'function', at, params, external, body };
};
