import { LONGEST_STRING } from '../arithmetic.ts';
import { type FeelValue, isList } from '../values.ts';
import { spend } from './meter.ts';
import { replacementOf, xpathRegex } from './regex.ts';
import type { Call, Definitions } from './signature.ts';

/** Lengths and positions count characters (code points), not UTF-16 units. */
export const stringFunctions: Definitions = [
  ['substring(string: string, start position: number) -> string', ([s, from]) => substring(s as string, Number(from))],
  [
    'substring(string: string, start position: number, length: number|null) -> string',
    ([s, from, length]) => substring(s as string, Number(from), length === null ? undefined : Number(length)),
  ],
  ['string length(string: string) -> number', ([s]) => lengthOf(s as string)],
  ['upper case(string: string) -> string', ([s]) => (s as string).toUpperCase()],
  ['lower case(string: string) -> string', ([s]) => (s as string).toLowerCase()],
  ['substring before(string: string, match: string) -> string', ([s, match]) => before(s as string, match as string)],
  ['substring after(string: string, match: string) -> string', ([s, match]) => after(s as string, match as string)],
  ['contains(string: string, match: string) -> boolean', ([s, match]) => (s as string).includes(match as string)],
  ['starts with(string: string, match: string) -> boolean', ([s, match]) => (s as string).startsWith(match as string)],
  ['ends with(string: string, match: string) -> boolean', ([s, match]) => (s as string).endsWith(match as string)],
  [
    'matches(input: string, pattern: string, flags?: string|null) -> boolean',
    ([input, pattern, flags]) => xpathRegex(pattern as string, (flags ?? '') as string)?.test(input as string),
  ],
  [
    'replace(input: string, pattern: string, replacement: string, flags?: string|null) -> string',
    ([input, pattern, replacement, flags], call) =>
      replace(input as string, pattern as string, replacement as string, (flags ?? '') as string, call),
  ],
  ['split(string: string, delimiter: string) -> list<string>', ([s, delimiter], call) => split(s as string, delimiter as string, call)],
  ['string join(list: list, delimiter?: string|null) -> string', ([list, delimiter]) => join(list, (delimiter ?? '') as string)],
];

const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const substring = (text: string, position: number, length?: number): string | undefined => {
  const characters = [...text];
  const from = Math.trunc(position);
  if (from === 0 || Math.abs(from) > characters.length || (length !== undefined && length < 1)) return undefined;
  const start = from > 0 ? from - 1 : characters.length + from;
  return characters.slice(start, length === undefined ? undefined : start + Math.trunc(length)).join('');
};

const before = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
};

const after = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
};

/** XPath refuses a pattern that matches nothing at all. */
const replace = (input: string, pattern: string, replacement: string, flags: string, call: Call): string | undefined => {
  const regex = xpathRegex(pattern, flags);
  const put = flags.includes('q') ? () => replacement : replacementOf(replacement);
  if (regex === undefined || put === undefined || ''.match(regex) !== null) return undefined;
  spend(call.meter, input.length);
  const result = input.replace(regex, (...found: unknown[]) => put(found.slice(0, groupsEnd(found)) as (string | undefined)[]));
  return result.length > LONGEST_STRING ? undefined : result;
};

// The callback gets the match, its groups, the offset (a number) and the whole text.
const groupsEnd = (found: readonly unknown[]): number => found.findIndex((part) => typeof part === 'number');

const split = (text: string, delimiter: string, call: Call): readonly FeelValue[] | undefined => {
  const regex = xpathRegex(delimiter, '');
  if (regex === undefined || ''.match(regex) !== null) return undefined;
  spend(call.meter, text.length);
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(regex)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
};

const join = (list: FeelValue | undefined, delimiter: string): string | undefined => {
  if (!isList(list)) return undefined;
  const texts = list.filter((item) => item !== null);
  if (!texts.every((item) => typeof item === 'string')) return undefined;
  const size = texts.reduce((sum: number, text) => sum + (text as string).length + delimiter.length, 0);
  return size > LONGEST_STRING ? undefined : texts.join(delimiter);
};
