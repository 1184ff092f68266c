import { add, type Num, parseNum, type Text, worded } from '#law/ground';
import { finite } from './arithmetic.ts';
import { say } from './say.ts';
import type { FeelError } from './types.ts';

/** A word, a number, a text, an at-literal, a sign, or the end. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'at' | 'sign' | 'end';
  readonly at: number;
  /** As written; of a string its content. */
  readonly text: string;
  readonly value?: Num;
}

/** Longest source, in UTF-16 units. */
export const LONGEST_SOURCE = 100_000;

export type NameStyle = 'kebab' | 'spaced';

/** Thrown inside this room only; `compileFeel` and `compileUnary` turn it into a value. */
export class SyntaxFault extends Error {
  readonly error: FeelError;
  constructor(error: FeelError) {
    super(error.message);
    this.error = error;
  }
}

export const syntaxFault = (at: number, text: Text, wayOut?: Text): SyntaxFault =>
  new SyntaxFault({ code: 'feel/syntax', at, ...worded(text, wayOut) });

// Letters as DMN 1.5 (10.3.1.2, rules 27 and 28) gives them, without the two blanks that lie among them; `?` is a sign of its own here.
const first =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u180D\\u180F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD\\u{10000}-\\u{EFFFF}';
const later = `${first}0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;

const words: Readonly<Record<NameStyle, RegExp>> = {
  spaced: new RegExp(`[${first}][${later}]*`, 'uy'),
  kebab: new RegExp(`[${first}][${later}]*(?:-[${later}]+)*`, 'uy'),
};
const plain = new RegExp(`^[${first}][${later}]*(?: [${later}]+)*$`, 'u');

/** Whether a key needs no quotation marks where names may have spaces. */
export const isPlainName = (text: string): boolean => plain.test(text);

const blanks = /[\s\u0085\u180E\u200B]+/y;
const numbers = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const signs = /\*\*|\.\.|<=|>=|!=|->|./suy;

const matchAt = (pattern: RegExp, source: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
};

/** Cuts a source into tokens. Signs that mean nothing here are still tokens: names of DMN may hold them. */
export const tokens = (source: string, style: NameStyle): readonly Token[] => {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = matchAt(blanks, source, at) ?? comment(source, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const [token, end] = next(source, at, style);
    found.push(token);
    at = end;
  }
  found.push({ kind: 'end', at: source.length, text: '' });
  return found;
};

const comment = (source: string, at: number): string | undefined => {
  if (source.startsWith('//', at)) return matchAt(/[^\n\r]*/y, source, at);
  if (!source.startsWith('/*', at)) return undefined;
  const end = source.indexOf('*/', at + 2);
  if (end < 0) throw syntaxFault(at, say('comment.thisCommentHasNo'), say('comment.closeItWith'));
  return source.slice(at, end + 2);
};

const next = (source: string, at: number, style: NameStyle): readonly [Token, end: number] => {
  const word = matchAt(words[style], source, at);
  if (word !== undefined) return [{ kind: 'word', at, text: word }, at + word.length];
  const number = matchAt(numbers, source, at);
  if (number !== undefined) return [numberToken(number, at), at + number.length];
  if (source[at] === '"') return stringToken(source, at, 'string');
  if (source[at] === '@' && source[at + 1] === '"') return stringToken(source, at, 'at');
  const sign = matchAt(signs, source, at)!;
  return [{ kind: 'sign', at, text: sign }, at + sign.length];
};

const numberToken = (text: string, at: number): Token => {
  const written = parseNum(text);
  // Written with more digits than a number has, it is the nearest one.
  const value = written === undefined ? null : finite(add(written, 0));
  if (value === null) throw syntaxFault(at, say('numberToken.isTooLargeA', { text }));
  return { kind: 'number', at, text, value };
};

const stringToken = (source: string, at: number, kind: 'string' | 'at'): readonly [Token, number] => {
  const open = kind === 'at' ? at + 1 : at;
  let end = open + 1;
  while (end < source.length && source[end] !== '"') end += source[end] === '\\' ? 2 : 1;
  if (end >= source.length) throw syntaxFault(open, say('stringToken.thisTextHasNo'), say('stringToken.closeItWith'));
  return [{ kind, at, text: unescaped(source.slice(open + 1, end)) }, end + 1];
};

/** An unknown escape stays as written, so that `"\d+"` is a pattern. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))/gs, (all, four?: string, six?: string, one?: string) => {
        const code = Number.parseInt(four ?? six ?? '', 16);
        if (four !== undefined) return String.fromCharCode(code);
        if (six !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
        return escapes[one ?? ''] ?? all;
      })
    : text;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** A name in its normal form: single spaces between words, none around signs (`a  b` is `a b`, `a - b` is `a-b`). */
export const nameOf = (parts: readonly Token[]): string =>
  parts.reduce((name, token, index) => {
    const previous = parts[index - 1];
    const apart = previous !== undefined && isPart(previous) && isPart(token);
    return `${name}${apart ? ' ' : ''}${token.text}`;
  }, '');

const isPart = (token: Token): boolean => token.kind === 'word' || token.kind === 'number';
