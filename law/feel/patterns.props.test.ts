import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { newMeter } from './builtins/meter.ts';
import { matchesIn, xpathPattern } from './builtins/regex.ts';

// The patterns of this room against two other engines: RE2 (re2js) and that of JavaScript. Both read what is written here as XPath does.
// Two differences are theirs. RE2 simplifies a loop whose body may be empty, so spans are compared without such. V8 misses some matches
// of characters outside the basic plane: `/(?:[^\n\r]a|[^a])$/u` finds nothing in `🙂a`. So it is not asked about them.

const basic = ['a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '中'];
const basicText = ['a', 'b', 'c', '1', '中', '\n'];

const piece = (
  depth: number,
  atoms: readonly string[] = basic,
  most: readonly string[] = ['*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '??'],
): fc.Arbitrary<string> => {
  const atom = fc.constantFrom(...atoms);
  if (depth === 0) return atom;
  const inner = piece(depth - 1, atoms, most);
  return fc.oneof(
    atom,
    fc.tuple(inner, inner).map(([x, y]) => `${x}${y}`),
    fc.tuple(inner, inner).map(([x, y]) => `(${x}|${y})`),
    fc.tuple(inner, fc.constantFrom(...most)).map(([x, times]) => `(${x})${times}`),
    inner.map((x) => `(?:${x})`),
  );
};
const anchored = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom('', '^'), of, fc.constantFrom('', '$')).map((parts) => parts.join(''));
const textOf = (characters: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((parts) => parts.join(''));

const spansHere = (pattern: string, flags: string, given: string): readonly (readonly [number, number])[] =>
  [...matchesIn(xpathPattern(pattern, flags)!, given, newMeter())].map((spans) => [spans[0]!, spans[1]!] as const);

test('matches lie where those of RE2 lie', () => {
  fc.assert(
    fc.property(
      anchored(piece(3, [...basic, '🙂'], ['+', '{2}', '{1,3}', '{2,}', '+?'])),
      textOf([...basicText, '🙂']),
      (pattern, given) => {
        const matcher = RE2JS.compile(pattern.replaceAll('.', '[^\\n\\r]')).matcher(given);
        const spans: (readonly [number, number])[] = [];
        // An empty match ends the search here: XPath refuses to replace by patterns that have one.
        while (matcher.find()) {
          spans.push([matcher.start(), matcher.end()]);
          if (matcher.start() === matcher.end()) break;
        }
        expect(spansHere(pattern, '', given)).toEqual(spans);
      },
    ),
    { numRuns: 3000 },
  );
});

test.each(['', 'i', 's'])('a pattern with flags `%s` matches wherever one of JavaScript does', (flags) => {
  fc.assert(
    fc.property(anchored(piece(3)), textOf(basicText), (pattern, given) => {
      const theirs = new RegExp(pattern.replaceAll('.', flags === 's' ? '[\\s\\S]' : '[^\\n\\r]'), `u${flags.replace('s', '')}`);
      expect(spansHere(pattern, flags, given).length > 0).toBe(theirs.test(given));
    }),
    { numRuns: 1000 },
  );
});

test('back-references hold where those of JavaScript hold', () => {
  fc.assert(
    fc.property(piece(1), piece(1), textOf(basicText), (first, second, given) => {
      const pattern = `((?:${first})+)(?:${second})?\\1`;
      expect(spansHere(pattern, '', given).length > 0).toBe(new RegExp(pattern.replaceAll('.', '[^\\n\\r]'), 'u').test(given));
    }),
    { numRuns: 1000 },
  );
});
