import { sameText, type Text } from '#law/ground';
import type { Node } from './ast.ts';
import { nameOf, type SyntaxFault, syntaxFault, type Token, tokens } from './lexer.ts';
import { type Books, booksOf } from './names.ts';
import { say } from './say.ts';
import type { CompileScope } from './types.ts';

/** How high the tree of an expression may be. */
export const DEEPEST = 200;

/** Where the parser stands. The one thing in this room that changes in place. */
export interface Cursor {
  readonly tokens: readonly Token[];
  index: number;
  depth: number;
  readonly scope: CompileScope;
  readonly books: Books;
  /** Names bound around this place, innermost last; `undefined` marks the item of a filter, whose members are not known yet. */
  readonly locals: (string | undefined)[];
  readonly isBuiltin: (name: string) => boolean;
  readonly grammar: Grammar;
}

/** The loose levels of the grammar, as the tight ones call them again within brackets. */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Node;
  /** From `+` and `-` down. */
  readonly arithmetic: (cursor: Cursor) => Node;
}

export const cursorOf = (source: string, scope: CompileScope, builtins: ReadonlyMap<string, unknown>, grammar: Grammar): Cursor => {
  const found = tokens(source, scope.names);
  const books = booksOf(scope, builtins.keys());
  return { tokens: found, index: 0, depth: 0, scope, books, locals: [], isBuiltin: (name) => builtins.has(name), grammar };
};

export const peek = (cursor: Cursor, ahead = 0): Token => cursor.tokens[Math.min(cursor.index + ahead, cursor.tokens.length - 1)]!;

export const take = (cursor: Cursor): Token => {
  const token = peek(cursor);
  if (token.kind !== 'end') cursor.index += 1;
  return token;
};

export const isSign = (token: Token, ...texts: readonly string[]): boolean => token.kind === 'sign' && texts.includes(token.text);

export const isWord = (token: Token, ...texts: readonly string[]): boolean => token.kind === 'word' && texts.includes(token.text);

export const skipSign = (cursor: Cursor, text: string): boolean => {
  if (!isSign(peek(cursor), text)) return false;
  cursor.index += 1;
  return true;
};

export const expectSign = (cursor: Cursor, sign: string, of?: Token): Token => {
  if (isSign(peek(cursor), sign)) return take(cursor);
  throw unexpected(peek(cursor), of === undefined ? sameText(`\`${sign}\``) : say('expectSign.toCloseWhatOpens', { sign, at: of.at + 1 }));
};

export const expectWord = (cursor: Cursor, word: string): Token => {
  if (isWord(peek(cursor), word)) return take(cursor);
  throw unexpected(peek(cursor), sameText(`\`${word}\``));
};

export const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'in',
  'between',
  'if',
  'then',
  'else',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'function',
  'external',
  'instance',
  'true',
  'false',
  'null',
]);

/** Says what stands here and what could. Signs of other languages get the sign meant. */
export const unexpected = (token: Token, expected: Text): SyntaxFault => {
  if (token.kind === 'end') return syntaxFault(token.at, say('unexpected.theExpressionEndsWhere', { expected }));
  const shown = token.kind === 'string' ? `"${token.text}"` : token.text;
  return syntaxFault(token.at, say('unexpected.standsWhereShouldBe', { shown: shown.slice(0, 40), expected }), foreign[token.text]);
};

const foreign: Readonly<Record<string, Text>> = {
  '&': say('foreign.write'),
  '|': say('foreign.writeOr'),
  '!': say('foreign.writeNotOpenCloseOrNot'),
  "'": say('foreign.writeTextIn'),
  '“': say('foreign.writeTextIn'),
  '”': say('foreign.writeTextIn'),
  '≥': say('foreign.writeMoreEquals'),
  '≤': say('foreign.writeLessEquals'),
  '≠': say('foreign.writeNotEquals'),
  '＝': say('foreign.writeEquals'),
  '（': say('foreign.writeOpen'),
  '）': say('foreign.writeClose'),
  '，': say('foreign.writeComma'),
  '%': say('foreign.writeModuloOpenClose'),
  '^': say('foreign.writeStarStar'),
};

/** Counts a level in, runs, counts it out. */
export const nested = <T>(cursor: Cursor, run: (cursor: Cursor) => T): T => {
  cursor.depth += 1;
  // A pair of parentheses counts twice, once for itself and once for what is in it.
  if (cursor.depth > 2 * DEEPEST) throw tooDeep(peek(cursor).at);
  const result = run(cursor);
  cursor.depth -= 1;
  return result;
};

export const tooDeep = (at: number): SyntaxFault =>
  syntaxFault(at, say('tooDeep.thisIsNestedMore', { DEEPEST }), say('tooDeep.giveAPartOf'));

/** Binds names while a part is read. */
export const bound = <T>(cursor: Cursor, names: readonly (string | undefined)[], run: (cursor: Cursor) => T): T => {
  const before = cursor.locals.length;
  cursor.locals.push(...names);
  const result = run(cursor);
  cursor.locals.length = before;
  return result;
};

/** Makes a name of several words known from here on. */
export const learn = (cursor: Cursor, name: string): string => {
  cursor.books.names.add(name);
  cursor.books.members.add(name);
  return name;
};

/** A name that is being introduced: all tokens up to what ends it. */
export const newName = (cursor: Cursor, ends: (token: Token) => boolean, what: Text): { readonly name: string; readonly at: number } => {
  const start = cursor.index;
  const at = peek(cursor).at;
  while (isNamePart(peek(cursor)) && !ends(peek(cursor))) cursor.index += 1;
  const parts = cursor.tokens.slice(start, cursor.index);
  if (parts.length === 0 || parts[0]!.kind !== 'word') throw unexpected(peek(cursor), what);
  return { name: learn(cursor, nameOf(parts)), at };
};

const isNamePart = (token: Token): boolean =>
  token.kind === 'word' || token.kind === 'number' || isSign(token, '-', '+', '*', '/', '.', "'", '?');
