import { classOf, classText, escapeOf, type Reader, type Style } from './regex-class.ts';

/**
 * A regular expression of XPath as one of JavaScript (XPath Functions 3.1, section 5.6). XPath knows `[a-z-[aeiou]]`, `\i`, `\c` and
 * the flags `x` and `q`, and its `\d`, `\w`, `\s` are those of Unicode; it knows no look-around and no `\b`. `undefined` for what
 * XPath refuses.
 */
export const xpathRegex = (pattern: string, flags: string): RegExp | undefined => {
  if (!/^[smixq]*$/.test(flags)) return undefined;
  const has = (flag: string): boolean => flags.includes(flag);
  const plain = has('q');
  const source = plain
    ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    : translated(has('x') ? bare(pattern) : pattern, { anyCase: has('i'), lines: has('m'), dotAll: has('s') });
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, has('i') ? 'gui' : 'gu');
  } catch {
    return undefined;
  }
};

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

/** Which groups have been opened so far, and which of them are closed. `0` stands for one that does not capture. */
interface Groups {
  readonly open: number[];
  readonly closed: Set<number>;
  count: number;
}

const translated = (pattern: string, style: Style): string | undefined => {
  const reader: Reader = { text: [...pattern], at: 0 };
  const groups: Groups = { open: [], closed: new Set(), count: 0 };
  let result = '';
  while (reader.at < reader.text.length) {
    const piece = nextPiece(reader, style, groups);
    if (piece === undefined) return undefined;
    result += piece;
  }
  return result;
};

const nextPiece = (reader: Reader, style: Style, groups: Groups): string | undefined => {
  const character = reader.text[reader.at]!;
  if (character === '[') {
    const found = classOf(reader, style, 0);
    return found && classText(found, style);
  }
  if (character === '\\') return /[1-9]/.test(reader.text[reader.at + 1] ?? '') ? backReference(reader, groups) : escaped(reader, style);
  if (character === '(') return opening(reader, groups);
  if (character === ')') groups.closed.add(groups.open.pop() ?? 0);
  reader.at += 1;
  return ends(style)[character] ?? character;
};

/** A line ends before a newline alone; the newline that ends the text begins no line (5.6.1). JavaScript has it otherwise in both. */
const ends = ({ lines, dotAll }: Style): Readonly<Record<string, string>> => ({
  '^': lines ? '(?:^|(?<=\\n)(?!$))' : '^',
  $: lines ? '(?=\\n|$)' : '$',
  '.': dotAll ? '[\\s\\S]' : '[^\\n\\r]',
  '/': '\\/',
});

const opening = (reader: Reader, groups: Groups): string | undefined => {
  const captures = reader.text[reader.at + 1] !== '?';
  if (!captures && reader.text[reader.at + 2] !== ':') return undefined;
  if (captures) groups.count += 1;
  groups.open.push(captures ? groups.count : 0);
  reader.at += captures ? 1 : 3;
  return captures ? '(' : '(?:';
};

/** `\12` is the twelfth group where so many are open before it, else the first and a `2`. A group has to be closed by then. */
const backReference = (reader: Reader, groups: Groups): string | undefined => {
  let end = reader.at + 2;
  const number = (): number => Number(reader.text.slice(reader.at + 1, end).join(''));
  while (/[0-9]/.test(reader.text[end] ?? '') && number() * 10 + Number(reader.text[end]) <= groups.count) end += 1;
  const group = number();
  reader.at = end;
  return groups.closed.has(group) ? `(?:\\${group})` : undefined;
};

const escaped = (reader: Reader, style: Style): string | undefined => {
  const found = escapeOf(reader);
  return found && classText({ not: false, ...found }, style);
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
