// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, compareNum, Decimal, isNum, type Num, sameValue, type Value } from '#law/ground';
import { buildTable } from './build.ts';
import type { ChangeThatMatters } from './changes.ts';
import type { HitPolicy, RuleSource, Table, TableSource } from './model.ts';
import { changesOfTable } from './table-changes.ts';

type Facts = Readonly<Record<string, Value>>;

const grid: Readonly<Record<string, readonly Value[]>> = {
  kind: ['a', 'b', 'c'],
  sure: [true, false],
  people: [0, 1, 2, 3, 4, 5, 6],
  money: [0, new Decimal('0.5'), 1, new Decimal('1.5'), 2],
};
const inputs = [
  { name: 'kind', domain: { kind: 'choice', options: ['a', 'b', 'c'], ranked: true } },
  { name: 'sure', domain: { kind: 'yes-no' } },
  { name: 'people', domain: { kind: 'number', min: 0, max: 6, step: 1 } },
  { name: 'money', domain: { kind: 'number', min: 0, max: 2, step: new Decimal('0.5') } },
] as const satisfies TableSource['inputs'];

// ---- the second implementation: every point of the grid -------------------------------------------------------------------------

const outcomeAt = (table: Table, facts: Facts): Value | undefined => {
  const outcome = table.decide((name) => facts[name]);
  return outcome.kind === 'value' ? outcome.value : undefined;
};

const brute = (table: Table, facts: Facts): readonly ChangeThatMatters[] => {
  const now = outcomeAt(table, facts);
  const asked = inputs.map(({ name }) => name).filter((name) => now === undefined || facts[name] !== null);
  const ways = points(facts, asked).flatMap((point): ChangeThatMatters[] => {
    const outcome = outcomeAt(table, point);
    const changes = asked.flatMap((fact) =>
      sameValue(point[fact]!, facts[fact]!) ? [] : [{ fact, from: facts[fact]!, to: point[fact]! }],
    );
    return outcome === undefined || (now !== undefined && sameValue(outcome, now)) ? [] : [{ changes, outcome }];
  });
  return [...Map.groupBy(ways, ({ outcome }) => canonicalJson(outcome)).values()].flatMap((same) => {
    const least = Math.min(...same.map(({ changes }) => changes.length));
    const smallest = same.filter(({ changes }) => changes.length === least);
    return smallest.filter((way) => !smallest.some((other) => goesFurther(way, other)));
  });
};

const points = (facts: Facts, names: readonly string[]): readonly Facts[] =>
  names.reduce<readonly Facts[]>(
    (all, name) =>
      all.flatMap((point) => [...grid[name]!, ...(facts[name] === null ? [null] : [])].map((value) => ({ ...point, [name]: value }))),
    [facts],
  );

/** Whether a way changes the same facts as another and moves numbers only further in the same direction. */
const goesFurther = (way: ChangeThatMatters, other: ChangeThatMatters): boolean =>
  way !== other &&
  way.changes.length === other.changes.length &&
  way.changes.every(({ fact, from, to }, index) => {
    const near = other.changes[index]!;
    if (near.fact !== fact) return false;
    if (sameValue(near.to, to)) return true;
    if (!isNum(to) || !isNum(near.to)) return false;
    if (from === null) return compareNum(near.to, to) < 0;
    const side = (value: Num, of: Num): number => Math.sign(compareNum(value, of));
    return side(to, from as Num) === side(near.to, from as Num) && side(near.to, to) === -side(to, from as Num);
  });

// ---- random tables ---------------------------------------------------------------------------------------------------------------

const bounds = (texts: readonly string[]): fc.Arbitrary<string> => {
  const at = fc.constantFrom(...texts);
  return fc.oneof(
    at,
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), at).map((parts) => parts.join(' ')),
    fc.tuple(at, at).map(([a, b]) => `${a}, ${b}`),
    fc.constantFrom(`[${texts[1]}..${texts[2]}]`, `not(${texts[1]})`, '? != 1'),
  );
};
const cells: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  kind: fc.oneof(fc.constantFrom<Value>('a', 'b', 'c', { not: 'a' }), fc.subarray(['a', 'b', 'c'], { minLength: 1 })),
  sure: fc.boolean(),
  people: bounds(['0', '2', '4', '6']),
  money: bounds(['0', '0.5', '1.5', '2']),
};
const rule = (id: number): fc.Arbitrary<RuleSource> =>
  fc
    .tuple(
      fc.record(Object.fromEntries(inputs.map(({ name }) => [name, fc.option(cells[name]!, { nil: '-', freq: 2 })]))),
      fc.nat({ max: 3 }),
    )
    .map(([when, then]) => ({ id: `r${id}`, when, then: `o${then}` }));

const table: fc.Arbitrary<TableSource> = fc
  .tuple(
    fc.constantFrom<HitPolicy>('unique', 'any', 'first', 'priority', 'collect-count', 'collect'),
    fc.boolean(),
    fc.integer({ min: 1, max: 7 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => rule(id)))),
  )
  .map(([hit, complete, rules]) => ({
    name: 't',
    inputs,
    output: {
      name: 'o',
      domain: hit === 'collect-count' ? { kind: 'number', step: 1 } : { kind: 'choice', options: ['o0', 'o1', 'o2', 'o3'], ranked: true },
      ...(hit === 'collect' ? { several: true } : {}),
    },
    hit,
    complete,
    rules: hit === 'collect-count' ? rules.map((each) => ({ ...each, then: 1 })) : rules,
  }));

const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    Object.entries(grid).map(([name, values]) => [name, fc.option(fc.constantFrom<Value>(...values), { nil: null, freq: 8 })]),
  ),
);

const written = (ways: readonly ChangeThatMatters[]): readonly string[] =>
  ways.map(({ changes, outcome }) => canonicalJson([changes.map(({ fact, from, to }) => [fact, from, to]), outcome])).sort();

test('all smallest sets of changed answers, for each other outcome, are those that trying every point of the grid finds', () => {
  let several = 0;
  fc.assert(
    fc.property(table, facts, (source, given) => {
      const built = buildTable(source);
      if (!built.ok) return;
      const { found, exhausted } = changesOfTable(built.value, given);
      expect(exhausted).toBe(true);
      expect(written(found)).toEqual(written(brute(built.value, given)));
      if (new Set(found.map(({ changes }) => changes.length)).size > 1) several += 1;
    }),
    { numRuns: 600 },
  );
  // Outcomes that need more than the easiest one does are among them.
  expect(several).toBeGreaterThan(50);
});
