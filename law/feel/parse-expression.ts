import { negative } from './arithmetic.ts';
import type { Node, UnaryNode } from './ast.ts';
import { type Cursor, expectSign, expectWord, type Grammar, isSign, isWord, nested, peek, skipSign, take } from './cursor.ts';
import { syntaxFault } from './lexer.ts';
import { parsePostfix, postfixOf } from './parse-primary.ts';
import { isComparison, operatorRange, rangeFrom } from './parse-range.ts';
import { parseType } from './parse-type.ts';
import { say } from './say.ts';
import type { RangeOperator } from './values.ts';

/** From loose to tight: `or`, `and`, comparisons (with `between`, `in`, `instance of`), `+ -`, `* /`, `**`, minus, postfix. */
export const parseExpression = (cursor: Cursor): Node => nested(cursor, (inner) => junction(inner, 'or'));

export const grammar: Grammar = { expression: parseExpression, arithmetic: (cursor) => parseArithmetic(cursor, 0) };

const junction = (cursor: Cursor, kind: 'and' | 'or'): Node => {
  const part = (): Node => (kind === 'or' ? junction(cursor, 'and') : parseComparison(cursor));
  const left = part();
  const at = peek(cursor).at;
  if (!isWord(peek(cursor), kind)) return left;
  const terms = [left];
  while (isWord(peek(cursor), kind)) {
    take(cursor);
    terms.push(part());
  }
  return { kind, at, terms };
};

const parseComparison = (cursor: Cursor): Node => {
  let left = parseArithmetic(cursor, 0);
  for (;;) {
    const token = peek(cursor);
    if (isComparison(cursor)) left = compare(cursor, left);
    else if (isWord(token, 'between')) left = between(cursor, left);
    else if (isWord(token, 'in')) left = { kind: 'in', at: take(cursor).at, value: left, tests: parseTests(cursor) };
    else if (isWord(token, 'instance') && isWord(peek(cursor, 1), 'of')) {
      cursor.index += 2;
      left = { kind: 'instance-of', at: token.at, value: left, type: parseType(cursor) };
    } else return left;
  }
};

const compare = (cursor: Cursor, left: Node): Node => {
  const sign = take(cursor);
  if (sign.text === '=' && isSign(peek(cursor), '=')) throw syntaxFault(sign.at, say('compare.isNotAComparison'), say('compare.write'));
  return { kind: 'compare', at: sign.at, operator: sign.text as RangeOperator, left, right: parseArithmetic(cursor, 0) };
};

const between = (cursor: Cursor, value: Node): Node => {
  const { at } = take(cursor);
  const low = parseArithmetic(cursor, 0);
  expectWord(cursor, 'and');
  return { kind: 'between', at, value, low, high: parseArithmetic(cursor, 0) };
};

const strength: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '**': 3 };

/** All binary operators lean left, `**` too: `3 ** 4 ** 5` is `(3 ** 4) ** 5` (TCK 0075). */
const parseArithmetic = (cursor: Cursor, above: number): Node => arithmeticFrom(cursor, parseMinus(cursor), above);

const arithmeticFrom = (cursor: Cursor, first: Node, above: number): Node => {
  let left = first;
  for (;;) {
    const sign = peek(cursor);
    const level = sign.kind === 'sign' ? (strength[sign.text] ?? 0) : 0;
    if (level <= above) return left;
    take(cursor);
    left = { kind: 'arithmetic', at: sign.at, operator: sign.text as '+', left, right: parseArithmetic(cursor, level) };
  }
};

/** A minus binds tighter than `**`: `-3 ** 2` is 9 (TCK 0075). */
const parseMinus = (cursor: Cursor): Node => {
  const places: number[] = [];
  while (isSign(peek(cursor), '-')) places.push(take(cursor).at);
  return places.reduceRight<Node>(negated, parsePostfix(cursor));
};

const negated = (of: Node, at: number): Node => {
  if (of.kind === 'literal' && of.value !== null) {
    const value = negative(of.value);
    if (value !== null) return { kind: 'literal', at, value };
  }
  return { kind: 'negate', at, of };
};

/** What follows `in`: one test, or several in parentheses. */
const parseTests = (cursor: Cursor): readonly Node[] => {
  if (isComparison(cursor)) return [parseTest(cursor)];
  const open = peek(cursor);
  if (!skipSign(cursor, '(')) return [parseArithmetic(cursor, 0)];
  const first = parseTest(cursor);
  if (isSign(peek(cursor), '..')) return [continued(cursor, rangeFrom(cursor, open, first, false))];
  const tests = [first];
  while (skipSign(cursor, ',')) tests.push(parseTest(cursor));
  expectSign(cursor, ')', open);
  return tests.length === 1 ? [continued(cursor, first)] : tests;
};

/** `in (a)[1]` and `in (a) + 1` only began like a list of tests. Nothing is read twice, or nesting would cost 2 to its depth. */
const continued = (cursor: Cursor, primary: Node): Node => arithmeticFrom(cursor, postfixOf(cursor, primary), 0);

/** `< 5`, or any expression. */
export const parseTest = (cursor: Cursor): Node => {
  if (!isComparison(cursor)) return parseExpression(cursor);
  const sign = take(cursor);
  return operatorRange(sign.text as RangeOperator, sign.at, parseArithmetic(cursor, 0));
};

/** One cell of a table. */
export const parseUnary = (cursor: Cursor): UnaryNode => {
  const { at } = peek(cursor);
  if (isSign(peek(cursor), '-') && peek(cursor, 1).kind === 'end') {
    take(cursor);
    return { kind: 'any', at, tests: [] };
  }
  return parseNegated(cursor) ?? { kind: 'tests', at, tests: parseCommaTests(cursor) };
};

const testsUntilClosed = (cursor: Cursor): readonly Node[] | undefined => {
  const tests = parseCommaTests(cursor);
  return skipSign(cursor, ')') ? tests : undefined;
};

/** `not(…)` around the whole cell; `not(a) and b` is an expression. */
const parseNegated = (cursor: Cursor): UnaryNode | undefined => {
  if (!isWord(peek(cursor), 'not') || !isSign(peek(cursor, 1), '(')) return undefined;
  const start = cursor.index;
  const { at } = take(cursor);
  take(cursor);
  const tests = testsUntilClosed(cursor);
  if (tests !== undefined && peek(cursor).kind === 'end') return { kind: 'not', at, tests };
  cursor.index = start;
  return undefined;
};

const parseCommaTests = (cursor: Cursor): readonly Node[] => {
  const tests = [parseTest(cursor)];
  while (skipSign(cursor, ',')) tests.push(parseTest(cursor));
  return tests;
};
