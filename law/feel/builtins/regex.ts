import { Exhausted, type Meter, newMeter, spend } from './meter.ts';
import type { Style } from './regex-character.ts';
import { type Program, programOf } from './regex-program.ts';
import { type Spans, searchIn } from './regex-run.ts';
import { literalTree, patternTree } from './regex-tree.ts';

/** A regular expression of XPath, ready to be searched for. */
export interface Pattern {
  readonly program: Program;
  /** Whether it matches the empty text; XPath refuses to replace or split by such a one. */
  readonly matchesNothing: boolean;
}

/** Longer patterns are refused. */
export const LONGEST_PATTERN = 4000;

/**
 * Reads a regular expression of XPath (XPath Functions 3.1, section 5.6). XPath knows `[a-z-[aeiou]]`, `\i`, `\c` and the flags `x` and
 * `q`, and its `\d`, `\w`, `\s` are those of Unicode; it knows no look-around and no `\b`.
 *
 * @returns `undefined` for what XPath refuses, and for what is too long to be laid out
 */
export const xpathPattern = (pattern: string, flags: string): Pattern | undefined => {
  const key = `${flags}/${pattern}`;
  if (known.has(key)) return known.get(key);
  const made = compiled(pattern, flags);
  if (known.size >= 200) known.clear();
  known.set(key, made);
  return made;
};

/** What is wrong with a pattern of a rule: that it is none, or that it has back-references and so no bound but the budget. */
export const patternFault = (pattern: string, flags: string): 'unreadable' | 'looks-back' | undefined => {
  const found = xpathPattern(pattern, flags);
  if (found === undefined) return 'unreadable';
  return found.program.looksBack ? 'looks-back' : undefined;
};

/** Patterns are constants of packs and models: few, and used again for each case. */
const known = new Map<string, Pattern | undefined>();

const compiled = (pattern: string, flags: string): Pattern | undefined => {
  if (!/^[smixq]*$/.test(flags) || pattern.length > LONGEST_PATTERN) return undefined;
  const has = (flag: string): boolean => flags.includes(flag);
  const style: Style = { anyCase: has('i'), lines: has('m'), dotAll: has('s') };
  const tree = has('q') ? literalTree(pattern, style) : patternTree(has('x') ? bare(pattern) : pattern, style);
  const program = tree && programOf(tree, style);
  if (program === undefined) return undefined;
  const nothing = onEmpty(program);
  return nothing === undefined ? undefined : { program, matchesNothing: nothing };
};

/** Whether a pattern matches the empty text; `undefined` where it does not come to an end even there. */
const onEmpty = (program: Program): boolean | undefined => {
  try {
    return searchIn(program, '', newMeter(STEPS_ON_EMPTY))(0) !== undefined;
  } catch (fault) {
    if (fault instanceof Exhausted) return undefined;
    throw fault;
  }
};

const STEPS_ON_EMPTY = 10_000;

/** All matches in a text, one after the other. Reading the pattern is paid for too, though it may be known already. */
export function* matchesIn({ program }: Pattern, text: string, meter: Meter): Generator<Spans> {
  spend(meter, 1 + (program.instructions.length >> 3));
  const search = searchIn(program, text, meter);
  for (let spans = search(0); spans !== undefined; spans = search(spans[1]!)) {
    yield spans;
    if (spans[0] === spans[1]) return;
  }
}

/** Flag `x`: blanks outside of character classes do not count. */
const bare = (pattern: string): string => {
  let depth = 0;
  let result = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at]!;
    if (character === '\\') {
      // A blank between the backslash and its letter goes too: blanks go first, escapes are read after (XPath functions, 5.6.2).
      do at += 1;
      while (depth === 0 && /[ \t\n\r]/.test(pattern[at] ?? ''));
      result += `\\${pattern[at] ?? ''}`;
      continue;
    }
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth > 0 || !/[ \t\n\r]/.test(character)) result += character;
  }
  return result;
};

/** The replacement of XPath: `$0` to `$9…`, `\$` and `\\`; anything else after a `$` or a backslash is refused. */
export const replacementOf = (text: string): ((groups: readonly (string | undefined)[]) => string) | undefined => {
  const pieces = text.match(/\\[\\$]|\$\d+|[^\\$]+/g) ?? [];
  if (pieces.join('') !== text) return undefined;
  return (groups) => pieces.map((piece) => (piece.startsWith('$') ? groupText(piece.slice(1), groups) : piece.replace(/^\\/, ''))).join('');
};

/** `$12` is the twelfth group where there are so many, else the first and a `2`. */
const groupText = (digits: string, groups: readonly (string | undefined)[]): string => {
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) >= groups.length) length -= 1;
  return (groups[Number(digits.slice(0, length))] ?? '') + digits.slice(length);
};
