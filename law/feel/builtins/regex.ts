/**
 * A regular expression of XPath as one of JavaScript. XPath knows `[a-z-[aeiou]]`, `\i`, `\c` and the flags `x` and `q`, and
 * its `\d`, `\w`, `\s` are those of Unicode; it knows no look-around and no `\b`. `undefined` for what XPath refuses.
 */
export const xpathRegex = (pattern: string, flags: string): RegExp | undefined => {
  if (!/^[smixq]*$/.test(flags)) return undefined;
  const source = flags.includes('q')
    ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    : translated(flags.includes('x') ? bare(pattern) : pattern);
  if (source === undefined) return undefined;
  const own = flags.includes('q') ? 'i' : 'ims';
  try {
    return new RegExp(source, `gu${[...own].filter((flag) => flags.includes(flag)).join('')}`);
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

interface Reader {
  readonly text: string;
  at: number;
}

const translated = (pattern: string): string | undefined => {
  const reader: Reader = { text: pattern, at: 0 };
  let result = '';
  while (reader.at < pattern.length) {
    const piece = nextPiece(reader);
    if (piece === undefined) return undefined;
    result += piece;
  }
  return result;
};

const nextPiece = (reader: Reader): string | undefined => {
  const character = reader.text[reader.at]!;
  if (character === '\\') return escaped(reader, false);
  if (character === '[') return characterClass(reader, 0);
  if (character === '(' && reader.text[reader.at + 1] === '?' && reader.text[reader.at + 2] !== ':') return undefined;
  reader.at += 1;
  if (character === '.') return '.';
  return character === '/' ? '\\/' : character;
};

const classes: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: ' \\t\\n\\r',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  W: '\\p{P}\\p{Z}\\p{C}',
  i: '\\p{L}\\p{Nl}_:',
  c: '\\p{L}\\p{Nl}\\p{Nd}\\p{M}_:.\\-\\u00B7',
};
const complements: Readonly<Record<string, string>> = { S: 's', I: 'i', C: 'c' };

const blocks: Readonly<Record<string, string>> = {
  BasicLatin: '\\u0000-\\u007F',
  'Latin-1Supplement': '\\u0080-\\u00FF',
  'LatinExtended-A': '\\u0100-\\u017F',
  'LatinExtended-B': '\\u0180-\\u024F',
  Greek: '\\u0370-\\u03FF',
  GreekandCoptic: '\\u0370-\\u03FF',
  Cyrillic: '\\u0400-\\u04FF',
  Hebrew: '\\u0590-\\u05FF',
  Arabic: '\\u0600-\\u06FF',
  Hiragana: '\\u3040-\\u309F',
  Katakana: '\\u30A0-\\u30FF',
  CJKUnifiedIdeographs: '\\u4E00-\\u9FFF',
};

const escaped = (reader: Reader, inClass: boolean): string | undefined => {
  const letter = reader.text[reader.at + 1];
  if (letter === undefined) return undefined;
  reader.at += 2;
  if (letter === 'p' || letter === 'P') return property(reader, letter, inClass);
  const content = classes[letter];
  if (content !== undefined) return inClass ? content : `[${content}]`;
  const complement = complements[letter];
  if (complement !== undefined) return inClass ? (letter === 'S' ? '\\S' : undefined) : `[^${classes[complement]}]`;
  if (/[nrt\\|.?*+(){}[\]^$]/.test(letter) || (letter === '-' && inClass)) return `\\${letter}`;
  if (letter === '-') return '-';
  if (letter === '/') return '\\/';
  return /[1-9]/.test(letter) && !inClass ? `\\${letter}` : undefined;
};

const property = (reader: Reader, letter: string, inClass: boolean): string | undefined => {
  const name = /^\{([A-Za-z0-9-]+)\}/.exec(reader.text.slice(reader.at))?.[1];
  if (name === undefined) return undefined;
  reader.at += name.length + 2;
  if (!name.startsWith('Is')) return `\\${letter}{${name}}`;
  const block = blocks[name.slice(2)];
  if (block === undefined || (inClass && letter === 'P')) return undefined;
  return inClass ? block : `[${letter === 'P' ? '^' : ''}${block}]`;
};

/** `[a-z-[aeiou]]` becomes `(?:(?![aeiou])[a-z])`. */
const characterClass = (reader: Reader, depth: number): string | undefined => {
  if (depth > 20) return undefined;
  reader.at += 1;
  let content = '';
  if (reader.text[reader.at] === '^') {
    content = '^';
    reader.at += 1;
  }
  const start = content.length;
  for (;;) {
    const character = reader.text[reader.at];
    if (character === undefined) return undefined;
    if (character === ']' && content.length > start) break;
    if (character === '-' && reader.text[reader.at + 1] === '[') return subtraction(reader, content, depth);
    if (character === '[' || character === ']') return undefined;
    const piece = character === '\\' ? escaped(reader, true) : character;
    if (piece === undefined) return undefined;
    if (character !== '\\') reader.at += 1;
    content += piece;
  }
  reader.at += 1;
  return `[${content}]`;
};

const subtraction = (reader: Reader, content: string, depth: number): string | undefined => {
  reader.at += 1;
  const without = characterClass(reader, depth + 1);
  if (without === undefined || reader.text[reader.at] !== ']') return undefined;
  reader.at += 1;
  return `(?:(?!${without})[${content}])`;
};

/** The replacement of XPath: `$0` to `$9…`, `\$` and `\\`; anything else after a `$` or a backslash is refused. */
export const replacementOf = (text: string): ((groups: readonly (string | undefined)[]) => string) | undefined => {
  const pieces: (string | number)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    const next = text[at + 1] ?? '';
    if (character === '\\') {
      if (next !== '\\' && next !== '$') return undefined;
      pieces.push(next);
      at += 1;
    } else if (character === '$') {
      if (!/\d/.test(next)) return undefined;
      pieces.push(Number(next));
      at += 1;
    } else pieces.push(character);
  }
  return (groups) => pieces.map((piece) => (typeof piece === 'number' ? (groups[piece] ?? '') : piece)).join('');
};
