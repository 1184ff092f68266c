import fc from 'fast-check';
import { evaluate as oracle } from 'feelin';
import { expect, test } from 'vitest';
import { Decimal, isNum } from '#law/ground';
import { compileFeel } from './expression.ts';
import { printFeel } from './print.ts';
import type { CompileScope } from './types.ts';
import { type FeelValue, isList } from './values.ts';

/** Random expressions per run; `FEEL_ORACLE=1000000` turns the crank further. */
const RUNS = Number(process.env['FEEL_ORACLE'] ?? 3000);

const facts: Readonly<Record<string, unknown>> = {
  a: 3,
  b: -2,
  c: 10,
  p: true,
  q: false,
  s: 'harbour',
  t: 'sea',
  l: [1, 2, 3, 5],
  m: [],
  n: null,
};
const scope: CompileScope = {
  names: 'spaced',
  name: (name) => (Object.hasOwn(facts, name) ? { kind: 'any' } : undefined),
  known: () => Object.keys(facts),
};

const ours = (source: string): FeelValue => {
  const compiled = compileFeel(source, scope);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  return compiled.value.evaluate({ get: (name) => facts[name] as FeelValue | undefined });
};

const theirs = (source: string): unknown => unsigned(oracle(source, facts as Record<string, unknown>).value);

// A double has two zeros, a decimal here has one.
const unsigned = (value: unknown): unknown => (Array.isArray(value) ? value.map(unsigned) : value === 0 ? 0 : value);

const plain = (value: FeelValue): unknown =>
  isNum(value) ? Number(new Decimal(value).toPrecision(12)) : isList(value) ? value.map(plain) : value;

/**
 * The area in which feelin is right: whole numbers small enough for doubles, no `in` beside `and`, ranges with their ends in
 * order, no division, no dates.
 */
const grammar = fc.letrec<{ number: string; boolean: string; string: string; list: string }>((tie) => {
  const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);
  const join = (template: string, ...parts: readonly fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((values) => values.reduce((text, value, index) => text.replaceAll(`$${index}`, () => value), template));
  const small = fc.integer({ min: -9, max: 9 }).map(String);
  const [number, boolean, string, list] = [tie('number'), tie('boolean'), tie('string'), tie('list')];
  const leaf = { maxDepth: 4, depthIdentifier: 'expression', withCrossShrink: true } as const;
  return {
    number: fc.oneof(
      leaf,
      pick('a', 'b', 'c'),
      small,
      join('($0 $1 $2)', number, pick('+', '-', '*'), number),
      join('-($0)', number),
      join('(if $0 then $1 else $2)', boolean, number, number),
      join('count($0)', list),
      join('string length($0)', string),
      join('abs($0)', number),
      join('max($0, $1)', number, number),
      join('min($0, $1)', number, number),
      join('sum([$0, $1])', number, number),
      join('append($0, $1)[-1]', list, number),
    ),
    boolean: fc.oneof(
      leaf,
      pick('true', 'false', 'null', 'p', 'q', 'n'),
      join('($0 and $1)', boolean, boolean),
      join('($0 or $1)', boolean, boolean),
      join('($0 and $1 or $2)', boolean, boolean, boolean),
      join('not($0)', boolean),
      join('($0 $1 $2)', number, pick('=', '!=', '<', '<=', '>', '>='), number),
      join('($0 $1 $2)', string, pick('=', '!='), string),
      join('($0 between -3 and $1)', number, pick('-3', '0', '8')),
      join('($0 in [1..7])', number),
      join('($0 in (1, 2, > 5))', number),
      join('list contains($0, $1)', list, number),
      join('(some x in $0 satisfies x > $1)', list, number),
      join('(every x in $0 satisfies x < $1)', list, number),
      join('contains($0, $1)', string, string),
      join('starts with($0, $1)', string, string),
      join('($0 = null)', number),
      join('even($0)', number),
    ),
    string: fc.oneof(
      leaf,
      pick('s', 't', '"a"', '""', '"bour"', '"Zhèjiāng"'),
      join('($0 + $1)', string, string),
      join('upper case($0)', string),
      join('lower case($0)', string),
      join('(if $0 then $1 else $2)', boolean, string, string),
      join('substring before($0, $1)', string, pick('"b"', '"r"')),
      join('substring after($0, $1)', string, pick('"b"', '"r"')),
      join('string join([$0, $1], "-")', string, string),
    ),
    list: fc.oneof(
      leaf,
      pick('l', 'm', '[]', '[1, 2]'),
      join('[$0, $1]', number, number),
      join('append($0, $1)', list, number),
      join('concatenate($0, $1)', list, list),
      join('reverse($0)', list),
      join('$0[item > $1]', list, number),
      join('(for x in $0 return x + $1)', list, number),
      join('distinct values($0)', list),
      join('index of($0, $1)', list, number),
      join('flatten([$0, $1])', list, list),
    ),
  };
});

test(
  'agrees with feelin on random expressions where feelin is right',
  () => {
    const expression = fc.oneof(grammar.number, grammar.boolean, grammar.string, grammar.list);
    fc.assert(
      fc.property(expression, (source) => {
        expect(plain(ours(source)), source).toEqual(theirs(source));
      }),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 5,
);

test.each([
  ['-1 between 0 and -2', 'false', 'swaps the ends'],
  ['x in [1..5] and y > 3', 'true', 'binds `in` too loosely (nikku/feelin#74)'],
  ['0.1 + 0.2 = 0.3', 'true', 'computes in doubles'],
  ['0.29 * 100 = 29', 'true', 'computes in doubles'],
  ['round half up(1.005, 2)', '1.01', 'computes in doubles'],
  ['12345678901234567890 + 1', '12345678901234567891', 'loses digits'],
  ['8 in [12..6]', 'null', 'swaps the ends'],
  ['duration("P1Y") = duration("P365D")', 'null', 'mixes durations'],
  ['@"2026-01-01" + @"PT36H"', '@"2026-01-02"', 'makes it a date and time'],
  ['range("[1..3]")', '[1..3]', 'has no range()'],
  ['@"-2021-01-01" + @"P1D"', '@"-2021-01-02"', 'throws on negative years'],
  ['-@"P1Y"', '@"-P1Y"', 'does not negate durations'],
  ['@"PT1H" * 1.5', '@"PT1H30M"', 'does not multiply durations'],
  ['for d in @"2026-02-27"..@"2026-03-01" return d', '[@"2026-02-27", @"2026-02-28", @"2026-03-01"]', 'throws on ranges of days'],
  ['years and months duration(@"2026-01-31", @"2026-03-30")', '@"P1M"', 'keeps days'],
])('where feelin is known to be wrong we are right: %s is %s (it %s)', (source, expected) => {
  const known: Readonly<Record<string, FeelValue>> = { x: 2, y: 4 };
  const compiled = compileFeel(source, {
    names: 'spaced',
    name: (name) => (name in known ? { kind: 'any' } : undefined),
    known: () => Object.keys(known),
  });
  expect(compiled.ok && printFeel(compiled.value.evaluate({ get: (name) => known[name] }))).toBe(expected);
});
