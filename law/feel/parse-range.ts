import type { Node } from './ast.ts';
import { type Cursor, expectSign, isSign, peek, take, unexpected } from './cursor.ts';
import type { Token } from './lexer.ts';
import { say } from './say.ts';
import type { RangeOperator } from './values.ts';

const comparisons: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);

export const isComparison = (cursor: Cursor): boolean => peek(cursor).kind === 'sign' && comparisons.has(peek(cursor).text);

/** `< 5` as the range it stands for. */
export const operatorRange = (operator: RangeOperator, at: number, end: Node): Node => ({
  kind: 'range',
  at,
  operator,
  start: operator === '<' || operator === '<=' ? undefined : end,
  end: operator === '>' || operator === '>=' ? undefined : end,
  startIncluded: operator === '>=' || operator === '=',
  endIncluded: operator === '<=' || operator === '=',
});

/** What follows `..` and closes the range. */
export const rangeFrom = (cursor: Cursor, open: Token, start: Node, startIncluded: boolean): Node => {
  expectSign(cursor, '..');
  const end = cursor.grammar.arithmetic(cursor);
  const close = peek(cursor);
  if (!isSign(close, ']', ')', '[')) throw unexpected(close, say('rangeFrom.orToCloseWhat', { at: open.at + 1 }));
  take(cursor);
  return { kind: 'range', at: open.at, start, end, startIncluded, endIncluded: close.text === ']', operator: undefined };
};
