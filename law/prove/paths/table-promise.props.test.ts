// Promises about small random tables, tried at every set of facts by the table itself: the prover must say the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompileScope, compileFeel } from '#law/feel';
import type { Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { buildTable, type Domain, feelOf, feelType, type RuleSource, type Table, type TableInput } from '#law/table';
import type { Answer } from './answer.ts';
import { proveOfTable } from './table-promise.ts';

const days = ['2027-12-30', '2027-12-31', '2028-01-01', '2028-02-28', '2028-02-29', '2028-03-01'];
const inputs: readonly TableInput[] = [
  { name: 'n', domain: { kind: 'number', min: 0, max: 6, step: 1 } },
  { name: 'm', domain: { kind: 'number', min: 0, max: 4, step: 1 } },
  { name: 'yes', domain: { kind: 'yes-no' } },
  { name: 'day', domain: { kind: 'date', min: '2027-12-30', max: '2028-03-01' } },
  { name: 'word', domain: { kind: 'text' } },
];
const output = { name: 'o', domain: { kind: 'choice', options: ['low', 'middle', 'high'], ranked: true } as const };
const values: Readonly<Record<string, readonly Value[]>> = {
  n: [0, 1, 2, 3, 4, 5, 6],
  m: [0, 1, 2, 3, 4],
  yes: [false, true],
  // Every day of the domain: leap day and turn of the year included.
  day: Array.from({ length: 63 }, (_, index) => new Date(Date.UTC(2027, 11, 30 + index)).toISOString().slice(0, 10)),
  word: ['a', 'a, b', 'c', 'anything else'],
};

const known: CompileScope = {
  names: 'kebab',
  name: (name) => {
    const found = [...inputs, output].find((each) => each.name === name);
    return found === undefined ? undefined : feelType(found.domain);
  },
  known: () => [...inputs, output].map(({ name }) => name),
  strict: true,
};

const number = fc.integer({ min: -1, max: 7 });
const day = fc.constantFrom(...days);
const word = fc.constantFrom('"a"', '"a, b"', '"c"');
const cells: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  n: fc.oneof(
    fc.tuple(fc.constantFrom('<', '>='), number).map(([sign, value]) => `${sign} ${value}`),
    fc.constantFrom('? > m', 'm', '[m..m + 2]', 'modulo(?, 2) = 0', 'not(1, 3)'),
  ),
  m: number.map((value) => `<= ${value}`),
  yes: fc.boolean(),
  day: fc.oneof(
    fc.tuple(fc.constantFrom('<', '>='), day).map(([sign, value]) => `${sign} date("${value}")`),
    fc.constantFrom('?.month = 2', '?.day > 29'),
  ),
  word: fc.tuple(word, fc.boolean()).map(([text, not]) => (not ? `not(${text})` : text)),
};
const when = fc.record(cells, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Value>>;
const rows: fc.Arbitrary<readonly RuleSource[]> = fc
  .array(fc.tuple(when, fc.constantFrom('low', 'middle', 'high')), { minLength: 1, maxLength: 5 })
  .map((all) => [...all.map(([cell, then], index) => ({ id: `r${index}`, when: cell, then })), { id: 'rest', when: {}, then: 'low' }]);
const condition = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom('n >= ', 'm < ', 'n = m + '), number).map(([left, right]) => `${left}${right}`),
      fc.tuple(fc.constantFrom('day < ', 'day >= '), day).map(([left, right]) => `${left}date("${right}")`),
      fc.tuple(fc.constantFrom('word = ', 'word != ', 'word in '), word).map(([left, right]) => `(${left}${right})`),
      fc.constantFrom('yes', 'not(yes)', 'n in (1, [3..4], > 5)', 'm between 1 and 2', 'day.year = 2028'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((terms) => fc.constantFrom(' and ', ' or ').map((joint) => terms.join(joint)));
const result = fc.constantFrom('o = "low"', 'o != "high"', 'o = "high" or o = "middle"');

const tableOf = (rules: readonly RuleSource[], own = inputs): Table => {
  const built = buildTable({ name: 't', inputs: own, output, hit: 'first', complete: true, rules }, known);
  if (!built.ok) throw new Error(built.error[0]!.message);
  return built.value;
};

const formula = (source: string) => {
  const compiled = compileFeel(source, known);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  return compiled.value;
};

const asked = (table: Table, form: 'implies' | 'monotone', body: Record<string, Value>): Answer => {
  const formulas = form === 'implies' ? { if: formula(String(body['if'])), then: formula(String(body['then'])) } : {};
  const promise = { name: 'p', form, body: { table: 't', ...body }, formulas } as unknown as PromiseMade;
  return proveOfTable({ tables: { t: { table } } } as unknown as Pack, promise);
};

const domains = new Map<string, Domain>([...inputs, output].map(({ name, domain }) => [name, domain]));
const isTrue = (source: string, facts: Readonly<Record<string, Value>>): boolean =>
  formula(source).evaluate({ get: (name) => feelOf(facts[name] ?? null, feelType(domains.get(name)!)) }) === true;

const outcome = (table: Table, facts: Readonly<Record<string, Value>>): Value => {
  const got = table.decide((name) => facts[name]);
  return got.kind === 'value' ? got.value : null;
};

/** All facts of the inputs that a table has. */
function* every(names: readonly string[], facts: Readonly<Record<string, Value>> = {}): Generator<Readonly<Record<string, Value>>> {
  const [name, ...rest] = names;
  if (name === undefined) yield facts;
  else for (const value of values[name]!) yield* every(rest, { ...facts, [name]: value });
}

describe('what a table promises is decided as trying every set of facts decides it', () => {
  test('implies, over numbers, days, texts and formulas that read two inputs', () => {
    let broken = 0;
    fc.assert(
      fc.property(rows, condition, result, (rules, given, wanted) => {
        const table = tableOf(rules);
        const read = new Set([...formula(given).reads.map(([name]) => name!), ...rules.flatMap((rule) => Object.keys(rule.when)), 'm']);
        const rest = Object.fromEntries(inputs.filter(({ name }) => !read.has(name)).map(({ name }) => [name, values[name]![0]!]));
        const facts = [
          ...every(
            inputs.map(({ name }) => name).filter((name) => read.has(name)),
            rest,
          ),
        ];
        const [if_, then] = [formula(given), formula(wanted)];
        const holds = facts.every((point) => {
          const all = { ...point, o: outcome(table, point) };
          const get = (name: string) => feelOf((all as Record<string, Value>)[name] ?? null, feelType(domains.get(name)!));
          return if_.evaluate({ get }) !== true || then.evaluate({ get }) === true;
        });
        const answer = asked(table, 'implies', { if: given, then: wanted });
        expect([answer.holds, answer.why]).toEqual([holds, holds ? undefined : expect.anything()]);
        if (holds) return;
        broken += 1;
        const { facts: shown, outcome: got } = answer.witness as { facts: Record<string, Value>; outcome: Value };
        expect(outcome(table, shown)).toEqual(got);
        expect([isTrue(given, { ...shown, o: got }), isTrue(wanted, { ...shown, o: got })]).toEqual([true, false]);
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(broken).toBeGreaterThan(10);
  });

  test('monotone in a number, and in a day', () => {
    const places = ['low', 'middle', 'high'];
    const rank = (value: Value): number => places.indexOf(String(value));
    let broken = 0;
    fc.assert(
      fc.property(rows, fc.constantFrom('n', 'm', 'day'), (rules, name) => {
        const table = tableOf(rules);
        const used = new Set(['m', ...rules.flatMap((rule) => Object.keys(rule.when))]);
        const others = inputs.map((input) => input.name).filter((other) => other !== name && used.has(other));
        const rest = Object.fromEntries(
          inputs.filter((input) => !used.has(input.name)).map((input) => [input.name, values[input.name]![0]!]),
        );
        const holds = [...every(others, rest)].every((point) => {
          const ranks = values[name]!.map((value) => rank(outcome(table, { ...point, [name]: value })));
          return ranks.every((here, index) => index === 0 || here >= ranks[index - 1]!);
        });
        expect(asked(table, 'monotone', { in: name }).holds).toBe(holds);
        if (!holds) broken += 1;
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(broken).toBeGreaterThan(10);
  });
});

describe('what has no finite regions is said plainly', () => {
  const endless: readonly TableInput[] = [
    { name: 'n', domain: { kind: 'number', min: 0, step: 1 } },
    { name: 'm', domain: { kind: 'number', min: 0, max: 4, step: 1 } },
    { name: 'day', domain: { kind: 'date' } },
    { name: 'word', domain: { kind: 'text' } },
  ];
  const decided = (rules: readonly RuleSource[], given: string): Answer =>
    asked(tableOf([...rules, { id: 'rest', when: {}, then: 'low' }], endless), 'implies', { if: given, then: 'o = "high"' });

  test('days and numbers without end are decided where they are compared with constants alone', () => {
    const leapDay: RuleSource = { id: 'a', when: { day: '>= date("2028-02-29")', n: '> 7' }, then: 'high' };
    expect(decided([leapDay], 'day > date("2028-02-28") and n >= 8')).toMatchObject({ holds: true });
    expect(decided([leapDay], 'day > date("2028-02-27") and n >= 8')).toMatchObject({
      holds: false,
      witness: { facts: { day: '2028-02-28', n: 8 }, outcome: 'low' },
    });
  });

  test('where they are compared with one another they are not, and the formula and the input are named', () => {
    const why = decided([{ id: 'a', when: { n: '? > m' }, then: 'high' }], 'n > 9').why!;
    expect(why).toEqual({
      en: '`n` is looked at by `? > m` and has no least or no greatest value',
      zh: '`? > m`涉及`n`，而`n`没有最小值或者最大值',
    });
  });

  test('a text is one of those named or another; a formula that looks into it is not decided', () => {
    const named: RuleSource = { id: 'a', when: { word: 'not("x", "y")' }, then: 'high' };
    expect(decided([named], 'word != "x" and word != "y"')).toMatchObject({ holds: true });
    expect(decided([named], 'word != "x"')).toMatchObject({ holds: false, witness: { facts: { word: 'y' } } });
    expect(decided([named], 'starts with(word, "z")')).toMatchObject({ holds: null, why: { en: expect.stringContaining('is free text') } });
    expect(decided([named], 'word < "x"')).toMatchObject({ holds: null, why: { zh: expect.stringContaining('是自由文本') } });
  });
});
