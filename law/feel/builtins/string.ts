import { LONGEST_STRING } from '../arithmetic.ts';
import { type FeelValue, isList } from '../values.ts';
import { spend } from './meter.ts';
import { matchesIn, replacementOf, xpathPattern } from './regex.ts';
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
    ([input, pattern, flags], call) => matches(input as string, pattern as string, (flags ?? '') as string, call),
  ],
  [
    'replace(input: string, pattern: string, replacement: string, flags?: string|null) -> string',
    ([input, pattern, replacement, flags], call) =>
      replace(input as string, pattern as string, replacement as string, (flags ?? '') as string, call),
  ],
  ['split(string: string, delimiter: string) -> list<string>', ([s, delimiter], call) => split(s as string, delimiter as string, call)],
  [
    'string join(list: list, delimiter?: string|null) -> string',
    ([list, delimiter], call) => join(list, (delimiter ?? '') as string, call),
  ],
];

const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const substring = (text: string, position: number, length?: number): string | undefined => {
  const characters = lengthOf(text);
  const from = Math.trunc(position);
  if (from === 0 || Math.abs(from) > characters || (length !== undefined && length < 1)) return undefined;
  const start = from > 0 ? from - 1 : characters + from;
  const end = length === undefined ? characters : Math.min(characters, start + Math.trunc(length));
  const first = unitsOf(text, 0, start);
  return text.slice(first, unitsOf(text, first, end - start));
};

/** Where in UTF-16 units one comes to, so many characters on. */
const unitsOf = (text: string, from: number, characters: number): number => {
  let at = from;
  for (let left = characters; left > 0; left -= 1) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
};

const before = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
};

const after = (text: string, match: string): string => {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
};

const matches = (input: string, pattern: string, flags: string, call: Call): boolean | undefined => {
  const found = xpathPattern(pattern, flags);
  return found && !matchesIn(found, input, call.meter).next().done;
};

/** XPath refuses a pattern that matches nothing at all. */
const replace = (input: string, pattern: string, replacement: string, flags: string, call: Call): string | undefined => {
  const found = xpathPattern(pattern, flags);
  const put = flags.includes('q') ? () => replacement : replacementOf(replacement);
  if (found === undefined || put === undefined || found.matchesNothing) return undefined;
  let result = '';
  let from = 0;
  for (const spans of matchesIn(found, input, call.meter)) {
    const groups = Array.from({ length: spans.length / 2 }, (_, group) => part(input, spans[2 * group]!, spans[2 * group + 1]!));
    const replaced = put(groups);
    spend(call.meter, 1 + (replaced.length >> 4));
    result += input.slice(from, spans[0]) + replaced;
    if (result.length > LONGEST_STRING) return undefined;
    from = spans[1]!;
  }
  result += input.slice(from);
  return result.length > LONGEST_STRING ? undefined : result;
};

const part = (text: string, from: number, to: number): string | undefined => (from < 0 || to < 0 ? undefined : text.slice(from, to));

const split = (text: string, delimiter: string, call: Call): readonly FeelValue[] | undefined => {
  const found = xpathPattern(delimiter, '');
  if (found === undefined || found.matchesNothing) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (const spans of matchesIn(found, text, call.meter)) {
    spend(call.meter, 1);
    parts.push(text.slice(from, spans[0]));
    from = spans[1]!;
  }
  return [...parts, text.slice(from)];
};

const join = (list: FeelValue | undefined, delimiter: string, call: Call): string | undefined => {
  if (!isList(list)) return undefined;
  const texts = list.filter((item) => item !== null);
  if (!texts.every((item) => typeof item === 'string')) return undefined;
  const size = texts.reduce((sum: number, text) => sum + (text as string).length + delimiter.length, 0);
  spend(call.meter, size >> 4);
  return size > LONGEST_STRING ? undefined : texts.join(delimiter);
};
