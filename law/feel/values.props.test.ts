import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNum, type Num, parseNum } from '#law/ground';
import { minus, over, plus, times } from './arithmetic.ts';
import { compareFeel, equalFeel } from './compare.ts';
import { compileFeel, compileUnary } from './expression.ts';
import { fromJson, toJson } from './json.ts';
import { feelString, printFeel } from './print.ts';
import type { CompileScope } from './types.ts';
import { dateOfDays, dateTimeOf, daysDuration, type FeelValue, monthsDuration, rangeOf, timeOf } from './values.ts';

const open: CompileScope = { names: 'spaced', name: () => undefined, known: () => [] };

const evaluated = (source: string, facts: Readonly<Record<string, FeelValue>> = {}): FeelValue => {
  const compiled = compileFeel(source, { ...open, name: (name) => (Object.hasOwn(facts, name) ? { kind: 'any' } : undefined) });
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  return compiled.value.evaluate({ get: (name) => facts[name] });
};

const num: fc.Arbitrary<Num> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc
    .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 12 }))
    .map(([digits, places]) => parseNum(`${digits}e-${places}`)!),
);
const day = fc.integer({ min: -1_000_000, max: 3_000_000 });
const nanos = fc.oneof(
  fc.integer({ min: 0, max: 86_399 }).map((second) => second * 1e9),
  fc.integer({ min: 0, max: 86_399_999_999_999 }),
);
const place = fc.oneof(
  fc.constant([undefined, undefined] as const),
  fc.integer({ min: -18 * 60, max: 18 * 60 }).map((minutes) => [minutes * 60, undefined] as const),
  fc.constantFrom('Europe/Paris', 'Asia/Shanghai', 'Etc/UTC').map((zone): readonly [number | undefined, string] => [undefined, zone]),
);
const temporal: fc.Arbitrary<FeelValue> = fc.oneof(
  day.map(dateOfDays),
  fc.tuple(nanos, place).map(([clock, [offset, zone]]) => timeOf(clock, offset, zone)),
  fc.tuple(day, nanos, place).map(([days, clock, [offset, zone]]) => dateTimeOf(days, clock, offset, zone)),
  num.map(daysDuration),
  fc.integer().map(monthsDuration),
);
const inOrder = ([a, b]: readonly [FeelValue, FeelValue]): boolean => (compareFeel(a, b) ?? 1) <= 0;
const range: fc.Arbitrary<FeelValue> = fc
  .tuple(
    fc.oneof(fc.tuple(num, num).filter(inOrder), fc.tuple(day.map(dateOfDays), day.map(dateOfDays)).filter(inOrder)),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([[start, end], low, high]) => rangeOf(start, end, low, high));
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const { value } = fc.letrec<{ value: FeelValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<FeelValue>(null, true, false),
    num,
    text,
    temporal,
    range,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom('and', 'in', 'a b', 'a-b', '__proto__')), tie('value')), { maxLength: 3 })
      .map((entries) => new Map(entries)),
  ),
}));

test.each(['\u1680', 'a\u180Eb', '\u200B', '\uFEFF', '\u3000'])(
  'a key that has a blank of another kind in it is printed in quotes',
  (key) => {
    expect(printFeel(new Map([[key, 1]]))).toBe(`{"${key}": 1}`);
    expect(equalFeel(evaluated(printFeel(new Map([[key, 1]]))), new Map([[key, 1]]))).toBe(true);
  },
);

test('what is printed reads back as the same value', () => {
  fc.assert(
    fc.property(value, (it) => {
      const again = evaluated(printFeel(it));
      expect(printFeel(again)).toBe(printFeel(it));
      expect(equalFeel(again, it)).not.toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('a date, time or duration reads back from the text that string() gives', () => {
  fc.assert(fc.property(temporal, (it) => printFeel(evaluated(`@"${feelString(it)}"`)) === printFeel(it)));
});

const truth = fc.constantFrom(true, false, null);

test('three-valued logic keeps the laws of De Morgan, of order and of grouping', () => {
  fc.assert(
    fc.property(truth, truth, truth, (a, b, c) => {
      const same = (left: string, right: string): void => expect(evaluated(left, { a, b, c })).toBe(evaluated(right, { a, b, c }));
      same('not(a and b)', 'not(a) or not(b)');
      same('not(a or b)', 'not(a) and not(b)');
      same('a and b', 'b and a');
      same('a or b', 'b or a');
      same('a and (b and c)', '(a and b) and c');
      same('a or b or c', 'c or b or a');
      same('a and (b or c)', 'a and b or a and c');
      same('a or b and c', '(a or b) and (a or c)');
      same('not(not(a))', 'a');
      same('a and a', 'a');
    }),
  );
});

test('addition and multiplication are exact and keep the laws of arithmetic on whole numbers', () => {
  const whole = fc.integer({ min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(whole, whole, whole, (a, b, c) => {
      expect(plus(a, plus(b, c))).toEqual(plus(plus(a, b), c));
      expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
      expect(minus(plus(a, b), b)).toEqual(a);
      if (b !== 0) expect(over(times(a, b), b)).toEqual(a);
    }),
  );
});

test('cents add up as they do on paper', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const [x, y] = [parseNum(`${a}e-2`)!, parseNum(`${b}e-2`)!];
      expect(compareNum(times(plus(x, y), 100) as Num, a + b)).toBe(0);
    }),
  );
});

test('days added and taken away again leave the date, and months never skip one', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (days, count) => {
      const date = dateOfDays(days);
      expect(minus(plus(date, daysDuration(count * 86_400)), daysDuration(count * 86_400))).toEqual(date);
      const later = plus(date, monthsDuration(count)) as { readonly days: number };
      expect(Math.abs(later.days - days - count * 30.436_875)).toBeLessThan(33);
    }),
  );
});

test('order is one order: a sorts before b exactly if b sorts after a', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [forth, back] = [compareFeel(a, b), compareFeel(b, a)];
      expect(forth === null ? null : Math.sign(forth) + 0).toBe(back === null ? null : 0 - Math.sign(back));
      if (forth !== null && forth !== 0) expect(equalFeel(a, b)).toBe(false);
    }),
  );
});

test('JSON goes in and comes out unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
      const whole = JSON.parse(JSON.stringify(json, wholeOnly));
      expect(toJson(fromJson(whole))).toEqual(whole);
    }),
  );
});

const wholeOnly = (_: string, json: unknown): unknown => (typeof json === 'number' && !Number.isSafeInteger(json) ? 0 : json);

const pieces = [
  ...['1', '0.5', '"a"', 'x', 'a b', 'date', 'and', 'or', 'in', 'not', 'if', 'then', 'else', 'for', 'return', 'some', 'every', 'satisfies'],
  ...[
    'between',
    'instance of',
    'list<',
    'function',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '.',
    '..',
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
  ],
  ...['<', '<=', '>', '>=', '?', '@"P1D"', '@"x"', 'null', 'true', 'count', 'sort', 'string', '//', '/*', '*/', '"', '\\', '😀', '为', ' '],
];
const soup = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')),
);

test.each(['spaced', 'kebab'] as const)('no text makes compiling or evaluating throw (%s names)', (names) => {
  const env = { get: (name: string): FeelValue | undefined => (name === 'x' ? 3 : undefined) };
  fc.assert(
    fc.property(soup, fc.boolean(), (source, strict) => {
      const scope: CompileScope = {
        names,
        strict,
        name: (name) => (name === 'x' ? { kind: 'number' } : undefined),
        known: () => ['x', 'a b'],
      };
      const expression = compileFeel(source, scope);
      if (expression.ok) printFeel(expression.value.evaluate(env));
      else expect(expression.error.at).toBeLessThanOrEqual(source.length);
      const unary = compileUnary(source, { kind: 'number' }, scope);
      if (unary.ok) unary.value.test(3, env);
    }),
    { numRuns: 5000 },
  );
});

test('no arguments make a standard function throw', async () => {
  const { builtins } = await import('./functions.ts');
  const names = [...builtins.keys()];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(value, { maxLength: 4 }), (name, args) => {
      const facts = Object.fromEntries(args.map((arg, index) => [`x${index}`, arg]));
      printFeel(evaluated(`${name}(${args.map((_, index) => `x${index}`).join(', ')})`, facts));
    }),
    { numRuns: 5000 },
  );
});

test('no operator throws on any two values', () => {
  const operators = ['+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in', '..'];
  fc.assert(
    fc.property(fc.constantFrom(...operators), value, value, (operator, a, b) => {
      printFeel(evaluated(operator === '..' ? '[a..b]' : `a ${operator} b`, { a, b }));
    }),
    { numRuns: 5000 },
  );
});
