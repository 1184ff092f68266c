import { describe, expect, test } from 'vitest';
import type { Day, Instant } from '#law/ground';
import { compileFeel } from './expression.ts';
import { printFeel } from './print.ts';
import type { CompileScope, Env } from './types.ts';
import type { FeelValue } from './values.ts';

const facts: Readonly<Record<string, FeelValue>> = {
  x: 4,
  y: 5,
  tier: 'high',
  'left-days': 3,
  'Applicant Age': 51,
  'profit/loss': -2,
  nothing: null,
  ethics: new Map<string, FeelValue>([['open', true]]),
  days: [1, 2],
};

const evaluated = (source: string, names: 'spaced' | 'kebab' = 'spaced'): string => {
  const scope: CompileScope = {
    names,
    name: (name) => (Object.hasOwn(facts, name) ? { kind: 'any' } : undefined),
    known: () => Object.keys(facts),
  };
  const env: Env = { get: (name) => facts[name], today: '2026-11-24' as Day, now: '2026-11-24T09:30:00+08:00' as Instant };
  const compiled = compileFeel(source, scope);
  return compiled.ok ? printFeel(compiled.value.evaluate(env)) : `${compiled.error.at}: ${compiled.error.message}`;
};

/** One `expression => what it gives` a line. */
const table = (title: string, text: string, names: 'spaced' | 'kebab' = 'spaced'): void => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  test.each(lines.map((line) => line.split(' => ') as [string, string]))(`${title}: %s is %s`, (source, expected) => {
    expect(evaluated(source, names)).toBe(expected);
  });
};

describe('operators', () => {
  table(
    'what binds tighter',
    `x in [1..5] and y > 3 => true
     x in [1..5] and y > 5 => false
     y > 3 and x in (1, < 3) or true => true
     x between 1 and 5 and y = 5 => true
     1 + 2 * 3 ** 2 => 19
     -3 ** 2 => 9
     2 ** 3 ** 2 => 64
     10 - 4 - 3 => 3
     100 / 10 / 5 => 2
     1 + 1 = 2 and not(2 > 3) => true
     x + 1 instance of number => true
     x in (1 + 2) * 2 - 2 => true
     x in (days)[2] + 2 => true
     -(function(a) a)(10) => -10
     if x = 4 then 1 else 2 + 1 => 1
     for i in [1, 2] return i + 1 => [2, 3]`,
  );
  table(
    'numbers are exact',
    `0.1 + 0.2 = 0.3 => true
     0.29 * 100 => 29
     1 / 3 => 0.3333333333333333333333333333333333
     2 / 3 => 0.6666666666666666666666666666666667
     12345678901234567890 * 10 => 123456789012345678900
     9007199254740991 + 2 => 9007199254740993
     1.10 = 1.1 => true
     1 / 0 => null
     .5 + 1e-1 => 0.6
     0 - 0 => 0`,
  );
  table(
    'what is not known stays open',
    `true and null => null
     false and nothing => false
     true or nothing => true
     nothing or false => null
     not(nothing) => null
     nothing = null => true
     nothing > 3 => null
     3 in [nothing..5] => null
     1 and true => null
     true and 1 => null
     true or 1 => true
     false or 1 => null
     [1, "a", 2] = [1, 2, 3] => false
     [1, "a"] = [1, 2] => null
     {a: 1, b: "x"} = {b: 2, a: 2} => false
     "1" = 1 => null
     if nothing then 1 else 2 => 2
     nothing + 1 => null
     nothing.member => null
     unheard of => null`,
  );
});

describe('dates', () => {
  table(
    'days are counted, not measured',
    `@"2026-01-31" + @"P1M" => @"2026-02-28"
     @"2024-02-29" + @"P1Y" => @"2025-02-28"
     @"2026-03-01" - @"2026-02-01" => @"P28D"
     @"2026-11-24" + @"PT36H" => @"2026-11-25"
     (@"2026-11-24" - @"2026-11-20").days => 4
     date("2026-11-24").weekday => 2
     @"-0044-03-15" + @"P1D" => @"-0044-03-16"
     today() => @"2026-11-24"
     now() => @"2026-11-24T09:30:00+08:00"
     now() > @"2026-11-24T01:29:59Z" => true
     date(now()) = today() => true
     date("2026-02-30") => null
     @"2026-11-24" in [@"2026-11-01"..@"2026-11-30"] => true`,
  );
  table(
    'zones are crossed by instants',
    `@"2026-03-29T01:30:00@Europe/Paris" + @"PT1H" => @"2026-03-29T03:30:00@Europe/Paris"
     @"2026-03-28T12:00:00@Europe/Paris" + @"P1D" => @"2026-03-29T13:00:00@Europe/Paris"
     @"2026-03-28T12:00:00" + @"P1D" => @"2026-03-29T12:00:00"
     @"2026-06-01T09:00:00+08:00" = @"2026-06-01T03:00:00@Europe/Paris" => true
     @"2026-06-01T09:00:00" = @"2026-06-01T09:00:00Z" => null
     @"2026-06-01T02:00:00+08:00" = @"2026-05-31T18:00:00Z" => true
     @"2026-06-01T23:00:00-04:00" > @"2026-06-02T02:59:59Z" => true
     @"2026-06-01T02:00:00+08:00" - @"2026-05-31T17:00:00Z" => @"PT1H"
     @"23:00:00-02:00" < @"23:30:00Z" => false
     @"2026-06-01T09:00:00@Asia/Shanghai".time offset => @"PT8H"
     @"23:30:00" + @"PT1H" => @"00:30:00"`,
  );
});

describe('ranges, lists and contexts', () => {
  table(
    'ranges',
    `5 in (1..5) => false
     5 in ]1..5] => true
     [1..10[ = [1..10) => true
     x in (<5) => true
     x in (!= 4) => false
     (<5) = (null..5) => false
     [5..1] => null
     [1..3].start included => true
     "b" in ["a".."c"] => true
     days[1] in [1..2[ => true`,
  );
  table(
    'lists',
    `[1, 2, 3][-1] => 3
     [1, 2, 3][item > 1] => [2, 3]
     [{a: 1}, {a: 2}][a = 2].a => [2]
     [{item: 5}][item = 5] => [{item: 5}]
     100[1] => 100
     some i in days satisfies i = 2 => true
     every i in days satisfies i > nothing => null
     for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]
     for i in 1..3 return count(partial) => [0, 1, 2]
     for i in 1..2 return partial => [[], [[]]]
     for i in 3..1 return i => [3, 2, 1]
     for a in [[1], [2, 3]], b in a return b => [1, 2, 3]`,
  );
  table(
    'contexts and functions',
    `{a: 1, b: a + 1}.b => 2
     {"a b": 1}.a b => 1
     {a: 1} = {"a": 1} => true
     {f: function(a, b) a - b, r: f(b: 1, a: 3)}.r => 2
     (function(a: number) a)("1") => null
     (function(a: list<number>) count(a))(1) => 1
     (function(a: date and time) a)(@"2026-03-02") => @"2026-03-02T00:00:00Z"
     {date: 1, of: date("2026-03-02")}.of => @"2026-03-02"
     {count: function(a) 7, of: count([1])}.of => 7
     {f: function(a) function(b) a + b, r: f(1)(2)}.r => 3
     {f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(5)}.r => 120
     {my f: function(n) if n = 0 then [] else append(my f(n: n - 1), n), r: my f(3)}.r => [1, 2, 3]
     {f: function(n) n + 1, g: {f: function(n) f(n) * 2}, r: g.f(1)}.r => 4
     {count: function(a) count(a) + 1, r: count([5])}.r => 2
     {even n: function(n) if n = 0 then true else not(even n(n - 1)), r: even n(7)}.r => false
     {f: function(n) f(n), r: f(1)}.r => null
     sort([3, 1, 2], function(a, b) a > b) => [3, 2, 1]
     [{a: 1, b: "x"}] instance of list<context<a: number>> => true
     (function(a: string) 1) instance of function<string> -> number => true
     (function(a) a) instance of function => true
     1 instance of function => false
     1.00000000000000000000000000000000001 = 1 => true
     number("123456789012345678901234567890123456") => 123456789012345678901234567890123500
     123456789012345678901234567890123456 => 123456789012345678901234567890123500
     [1..2] instance of range<number> => true
     @"P1Y" instance of years and months duration => true
     null instance of Any => false`,
  );
});

describe('names and text', () => {
  table(
    'names of DMN may hold blanks and signs, the longest known one wins',
    `Applicant Age - 1 => 50
     profit/loss + 1 => -1
     profit / loss => -2
     date and time("2026-01-01T00:00:00").year => 2026
     {is old: Applicant  Age > 50}.is old => true
     {日期: @"2026-01-01"}.日期.year => 2026
     days[item = 2] => [2]`,
  );
  table(
    'names of packs are written with hyphens, and minus with blanks',
    `left-days => 3
     left-days - 1 => 2
     x - y => -1
     x-y => null
     ethics.open => true
     {day-one: 1}.day-one => 1
     string length("a-b") => 3
     date and time("2026-01-01T00:00:00").year => 2026
     (x)-(y) => -1`,
    'kebab',
  );
  table(
    'text',
    `"a" + "b" => "ab"
     "a\\"b" => "a\\"b"
     string length("\\U01F40E") => 1
     "\\u4e2d" = "中" => true
     string length("\\d") => 2
     1 + /* one */ 1 // two => 2
     "tab\\there" => "tab\\there"
     "b" > "a" => true`,
  );
});

describe('errors say where and what', () => {
  table(
    'error',
    `1 + => 3: the expression ends where a value should follow
     (1 + 2 => 6: the expression ends where \`)\` to close what opens at 1 should follow
     a && b => 2: \`&\` stands where an operator or the end should be
     "open => 0: this text has no end
     1 /* open => 2: this comment has no end
     if x then 1 => 11: the expression ends where \`else\` should follow
     {a: 1, a: 2} => 7: \`a\` is given twice in this context
     x == 4 => 2: \`==\` is not a comparison here
     f(1, b: 2) => 9: either every argument has a name, or none has
     1e9999 => 0: \`1e9999\` is too large a number`,
  );

  test('nesting and length are bounded', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['not(', ')'],
      ['1+(', ')'],
      ['-', ''],
      ['{a:', '}'],
      ['(<', ')'],
      [']', '..1]'],
    ] as const) {
      const source = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
      const compiled = compileFeel(source, { names: 'kebab', name: () => undefined, known: () => [] });
      // Ten thousand minus signs before a number are a number.
      if (open === '-') expect(compiled.ok && compiled.value.ast.kind).toBe('literal');
      else expect(!compiled.ok && compiled.error.message).toMatch(/nested more than 200 deep/);
    }
    expect(evaluated('1'.repeat(100_001))).toMatch(/at most 100000 characters/);
    expect(evaluated(`true${' and true'.repeat(5000)}`)).toBe('true');
  });

  test('what would not end comes to an end, as null', () => {
    expect(evaluated('for i in 1..1000000000 return i')).toBe('null');
    expect(evaluated('(function(f) f(f))(function(f) f(f))')).toBe('null');
    expect(evaluated('(function(f, n) f(f, n))(function(f, n) if n = 0 then 0 else 1 + f(f, n - 1), 100)')).toBe('100');
    expect(evaluated('count(for i in 1..60 return if i = 1 then "ab" else partial[-1] + partial[-1])')).toBe('60');
  });

  test('a warning says what gave null, and where', () => {
    const warnings: string[] = [];
    const compiled = compileFeel('1 + "a" = 2', { names: 'spaced', name: () => undefined, known: () => [] });
    if (compiled.ok) compiled.value.evaluate({ get: () => undefined, warn: (message, at) => warnings.push(`${at}: ${message}`) });
    expect(warnings).toEqual(['2: `+` gives nothing for number and string']);
  });
});

test('a fault of the host is not mistaken for a limit of the language', () => {
  const compiled = compileFeel('count([x])', { names: 'kebab', name: () => ({ kind: 'any' }), known: () => ['x'] });
  const get = (): FeelValue => {
    throw new RangeError('unknown time zone');
  };
  expect(() => compiled.ok && compiled.value.evaluate({ get })).toThrow('unknown time zone');
});
