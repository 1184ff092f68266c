import { blocks } from './regex-blocks.ts';
import type { Style } from './regex-character.ts';

/** Where in a pattern one reads; its text by code point. */
export interface Reader {
  readonly text: readonly string[];
  at: number;
}

/** Parts of a class of characters, as JavaScript writes them inside brackets. */
interface Parts {
  /** Characters and ranges: flag `i` holds for these alone (XPath Functions 3.1, 5.6.2). */
  readonly ranges: string;
  /** What escapes such as `\p{Lu}` and `\d` say. */
  readonly sets: string;
  /** Sets of which the complement is meant, such as those of `\I`. */
  readonly complements: readonly string[];
}

export interface CharacterClass extends Parts {
  readonly not: boolean;
  readonly without?: CharacterClass;
}

/** Writes a class for JavaScript; one of code points each way. */
export const classText = (found: CharacterClass, style: Style): string => {
  const { without, ...rest } = found;
  if (without !== undefined) return `(?:(?!${classText(without, style)})${classText(rest, style)})`;
  const { ranges, sets, complements } = found;
  const asWritten = (content: string): string => (style.anyCase ? `(?-i:${content})` : content);
  const ways = [
    ...(ranges === '' ? [] : [`[${ranges}]`]),
    ...(sets === '' ? [] : [asWritten(`[${sets}]`)]),
    ...complements.map((set) => asWritten(`[^${set}]`)),
  ];
  const any = ways.length === 1 ? ways[0]! : `(?:${ways.join('|')})`;
  return found.not ? `(?:(?!${any})[\\s\\S])` : any;
};

/** Reads `[a-z-[aeiou]]` from its bracket; `undefined` for what is none. */
export const classOf = (reader: Reader, style: Style, depth: number): CharacterClass | undefined => {
  if (depth > 20) return undefined;
  reader.at += 1;
  const not = reader.text[reader.at] === '^';
  if (not) reader.at += 1;
  let parts: Parts = { ranges: '', sets: '', complements: [] };
  const start = reader.at;
  for (;;) {
    const [character, next] = [reader.text[reader.at], reader.text[reader.at + 1]];
    if (character === undefined || character === '[') return undefined;
    if (reader.at > start && character === '-' && next === '[') return subtraction(reader, style, depth, { ...parts, not });
    if (character === ']') break;
    const part = partOf(reader);
    if (part === undefined) return undefined;
    parts = {
      ranges: parts.ranges + part.ranges,
      sets: parts.sets + part.sets,
      complements: [...parts.complements, ...part.complements],
    };
  }
  if (reader.at === start) return undefined;
  reader.at += 1;
  return { ...parts, not };
};

const subtraction = (reader: Reader, style: Style, depth: number, from: CharacterClass): CharacterClass | undefined => {
  reader.at += 1;
  const without = classOf(reader, style, depth + 1);
  if (without === undefined || reader.text[reader.at] !== ']') return undefined;
  reader.at += 1;
  return { ...from, without };
};

/** One character, a range of them, or an escape that stands for a set. */
const partOf = (reader: Reader): Parts | undefined => {
  const first = memberOf(reader);
  if (first === undefined || first.single === undefined) return first;
  const [dash, after] = [reader.text[reader.at], reader.text[reader.at + 1]];
  if (dash !== '-' || after === ']' || after === '[' || after === undefined) return first;
  reader.at += 1;
  const last = memberOf(reader);
  if (last?.single === undefined || codeOf(last.single) < codeOf(first.single)) return undefined;
  return { ...first, ranges: `${first.ranges}-${last.ranges}` };
};

type Member = Parts & { readonly single?: string };

const codeOf = (character: string): number => character.codePointAt(0)!;

const single = (character: string): Member => ({
  ranges: `\\u{${codeOf(character).toString(16)}}`,
  sets: '',
  complements: [],
  single: character,
});

const memberOf = (reader: Reader): Member | undefined => {
  const character = reader.text[reader.at]!;
  if (character === '\\') return escapeOf(reader);
  reader.at += 1;
  return single(character);
};

const setsByLetter: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  s: ' \\t\\n\\r',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  i: '\\p{L}\\p{Nl}_:',
  c: '\\p{L}\\p{Nl}\\p{Nd}\\p{M}_:.\\-\\u00B7',
};

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads what follows a backslash, as a part of a class. */
export const escapeOf = (reader: Reader): Member | undefined => {
  const letter = reader.text[reader.at + 1];
  if (letter === undefined) return undefined;
  reader.at += 2;
  if (letter === 'p' || letter === 'P') return setOf(propertyOf(reader), letter === 'P');
  const lower = letter.toLowerCase();
  if (Object.hasOwn(setsByLetter, lower)) return setOf(setsByLetter[lower], letter !== lower);
  if (Object.hasOwn(controls, letter)) return single(controls[letter]!);
  return /[\\|.?*+(){}[\]^$/-]/.test(letter) ? single(letter) : undefined;
};

const setOf = (content: string | undefined, complement: boolean): Member | undefined =>
  content === undefined ? undefined : { ranges: '', sets: complement ? '' : content, complements: complement ? [content] : [] };

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** `{Lu}` or `{IsGreek}`, as the content of a class. */
const propertyOf = (reader: Reader): string | undefined => {
  const close = reader.text.indexOf('}', reader.at);
  if (reader.text[reader.at] !== '{' || close < 0) return undefined;
  const name = reader.text.slice(reader.at + 1, close).join('');
  reader.at = close + 1;
  if (categories.test(name)) return `\\p{${name}}`;
  return name.startsWith('Is') && Object.hasOwn(blocks, name.slice(2)) ? blocks[name.slice(2)] : undefined;
};
