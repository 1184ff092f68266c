import { type CharacterTest, characterTest, type Style } from './regex-character.ts';
import { classOf, classText, escapeOf, type Reader } from './regex-class.ts';

/** A pattern as a tree. */
export type Piece =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Piece[] }
  | { readonly kind: 'either'; readonly ways: readonly Piece[] }
  /** `index` is missing for a group that does not capture. */
  | { readonly kind: 'group'; readonly index: number | undefined; readonly of: Piece }
  | { readonly kind: 'repeat'; readonly of: Piece; readonly min: number; readonly max: number; readonly reluctant: boolean }
  | { readonly kind: 'back'; readonly group: number };

export interface PatternTree {
  readonly root: Piece;
  /** How many groups capture. */
  readonly groups: number;
  /** Back-references make a language that no machine reads in linear time. */
  readonly looksBack: boolean;
}

/** Deeper ones are refused, so that anyone who walks a tree by recursion is safe. */
const DEEPEST_GROUP = 100;

interface Parsing extends Reader {
  readonly style: Style;
  readonly closed: Set<number>;
  groups: number;
  depth: number;
  looksBack: boolean;
}

/** Reads a pattern of XPath (XPath Functions 3.1, section 5.6.1); `undefined` for what XPath refuses. */
export const patternTree = (pattern: string, style: Style): PatternTree | undefined => {
  const parsing: Parsing = { text: [...pattern], at: 0, style, closed: new Set(), groups: 0, depth: 0, looksBack: false };
  const root = alternatives(parsing);
  if (root === undefined || parsing.at < parsing.text.length) return undefined;
  return { root, groups: parsing.groups, looksBack: parsing.looksBack };
};

/** Flag `q`: each character stands for itself. */
export const literalTree = (pattern: string, style: Style): PatternTree => ({
  root: { kind: 'sequence', parts: [...pattern].map((character) => literal(character, style)) },
  groups: 0,
  looksBack: false,
});

const literal = (character: string, style: Style): Piece => ({
  kind: 'character',
  test: characterTest(`\\u{${character.codePointAt(0)!.toString(16)}}`, style.anyCase ? undefined : character.codePointAt(0)!),
});

const alternatives = (parsing: Parsing): Piece | undefined => {
  const ways: Piece[] = [];
  for (;;) {
    const way = sequence(parsing);
    if (way === undefined) return undefined;
    ways.push(way);
    if (parsing.text[parsing.at] !== '|') return ways.length === 1 ? way : { kind: 'either', ways };
    parsing.at += 1;
  }
};

const sequence = (parsing: Parsing): Piece | undefined => {
  const parts: Piece[] = [];
  for (;;) {
    const character = parsing.text[parsing.at];
    if (character === undefined || character === '|' || character === ')')
      return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
    const atom = atomOf(parsing, character);
    const piece = atom && quantified(parsing, atom);
    if (piece === undefined) return undefined;
    parts.push(piece);
  }
};

const atomOf = (parsing: Parsing, character: string): Piece | undefined => {
  const { style } = parsing;
  if (character === '(') return group(parsing);
  if (character === '[') return ofSource(classSource(parsing));
  if (character === '\\') {
    if (/[1-9]/.test(parsing.text[parsing.at + 1] ?? '')) return backReference(parsing);
    const found = escapeOf(parsing);
    return found && ofSource(classText({ not: false, ...found }, style));
  }
  parsing.at += 1;
  if (character === '^') return { kind: 'begin' };
  if (character === '$') return { kind: 'end' };
  if (character === '.') return ofSource(style.dotAll ? '[\\s\\S]' : '[^\\n\\r]');
  return '?*+{}]'.includes(character) ? undefined : literal(character, style);
};

const ofSource = (source: string | undefined): Piece | undefined =>
  source === undefined ? undefined : { kind: 'character', test: characterTest(source, undefined) };

const classSource = (parsing: Parsing): string | undefined => {
  const found = classOf(parsing, parsing.style, 0);
  return found && classText(found, parsing.style);
};

const group = (parsing: Parsing): Piece | undefined => {
  const captures = parsing.text[parsing.at + 1] !== '?';
  if (!captures && parsing.text[parsing.at + 2] !== ':') return undefined;
  if (parsing.depth === DEEPEST_GROUP) return undefined;
  if (captures) parsing.groups += 1;
  const index = captures ? parsing.groups : undefined;
  parsing.at += captures ? 1 : 3;
  parsing.depth += 1;
  const of = alternatives(parsing);
  parsing.depth -= 1;
  if (of === undefined || parsing.text[parsing.at] !== ')') return undefined;
  parsing.at += 1;
  if (index !== undefined) parsing.closed.add(index);
  return { kind: 'group', index, of };
};

/** `\12` is the twelfth group where so many are open before it, else the first and a `2`. A group has to be closed by then. */
const backReference = (parsing: Parsing): Piece | undefined => {
  let end = parsing.at + 2;
  const number = (): number => Number(parsing.text.slice(parsing.at + 1, end).join(''));
  while (/[0-9]/.test(parsing.text[end] ?? '') && number() * 10 + Number(parsing.text[end]) <= parsing.groups) end += 1;
  const of = number();
  parsing.at = end;
  parsing.looksBack = true;
  return parsing.closed.has(of) ? { kind: 'back', group: of } : undefined;
};

const counts = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/;

const quantified = (parsing: Parsing, of: Piece): Piece | undefined => {
  const bounds = boundsOf(parsing);
  if (bounds === undefined) return of;
  if (bounds === 'refused' || of.kind === 'begin' || of.kind === 'end') return undefined;
  const reluctant = parsing.text[parsing.at] === '?';
  if (reluctant) parsing.at += 1;
  return { kind: 'repeat', of, min: bounds[0], max: bounds[1], reluctant };
};

const boundsOf = (parsing: Parsing): readonly [number, number] | 'refused' | undefined => {
  const sign = parsing.text[parsing.at];
  const simple =
    sign === '?' ? ([0, 1] as const) : sign === '*' ? ([0, Infinity] as const) : sign === '+' ? ([1, Infinity] as const) : undefined;
  if (simple !== undefined) {
    parsing.at += 1;
    return simple;
  }
  if (sign !== '{') return undefined;
  const found = counts.exec(parsing.text.slice(parsing.at, parsing.at + 16).join(''));
  if (found === null) return 'refused';
  const [whole, low, comma, high] = found;
  const min = Number(low);
  const max = high !== undefined ? Number(high) : comma === undefined ? min : Infinity;
  parsing.at += whole.length;
  return max < min ? 'refused' : [min, max];
};
