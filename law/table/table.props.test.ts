// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, isNum, normal, sameValue, type Value } from '#law/ground';
import { buildTable } from './build.ts';
import {
  type Domain,
  type HitPolicy,
  noRuleFires,
  notKnown,
  type RuleSource,
  type Table,
  type TableOutcome,
  type TableSource,
  twoRulesFire,
} from './model.ts';

// The second implementation, for reading: no ranges, no sets, no generated code. It takes every cell as the author wrote it.
type Facts = Readonly<Record<string, Value>>;

const passes = (domain: Domain, cell: Value | undefined, value: Value | undefined): boolean | null => {
  if (cell === undefined || cell === '-') return true;
  if (value === null || value === undefined) return null;
  if (typeof cell === 'boolean') return value === cell;
  if (domain.kind === 'choice') return choice(cell, value);
  return String(cell)
    .split(', ')
    .some((part) => compare(part, domain.kind === 'date' ? Date.parse(value as string) / 86_400_000 : Number(value)));
};

const choice = (cell: Value, value: Value): boolean => {
  if (typeof cell === 'object' && cell !== null && 'not' in cell) return !choice((cell as { not: Value }).not, value);
  return Array.isArray(cell) ? cell.includes(value) : cell === value;
};

const compare = (part: string, value: number): boolean => {
  const number = (text: string): number => (text.startsWith('date') ? Date.parse(text.slice(6, 16)) / 86_400_000 : Number(text));
  const range = /^([[(])(.*)\.\.(.*)([\])])$/.exec(part);
  if (range !== null) {
    const [low, high] = [number(range[2]!), number(range[3]!)];
    return (range[1] === '[' ? value >= low : value > low) && (range[4] === ']' ? value <= high : value < high);
  }
  const [, operator, text] = /^(<=|>=|<|>)?\s*(.*)$/.exec(part)!;
  const bound = number(text!);
  if (operator === '<') return value < bound;
  if (operator === '<=') return value <= bound;
  if (operator === '>') return value > bound;
  return operator === '>=' ? value >= bound : value === bound;
};

const standing = (source: TableSource, rule: RuleSource, facts: Facts): boolean | null => {
  const cells = source.inputs.map((input) => passes(input.domain, rule.when[input.name], facts[input.name]));
  return cells.includes(false) ? false : cells.includes(null) ? null : true;
};

const naive = (source: TableSource, facts: Facts): TableOutcome['kind'] | 'twoRules' | 'noRule' | { value: Value } => {
  const standings = source.rules.map((rule) => standing(source, rule, facts));
  const fired = source.rules.filter((_, index) => standings[index] === true);
  const open = standings.includes(null);
  const thens = fired.map((rule) => rule.then);
  if (source.hit === 'collect' || source.hit === 'collect-sum') {
    if (open) return 'unknown';
    if (fired.length > 0 || !source.complete) {
      return { value: source.hit === 'collect' ? thens : thens.length === 0 ? null : normal(Decimal.sum(...(thens as number[]))) };
    }
  }
  if (fired.length === 0) {
    if (open) return 'unknown';
    if (!source.complete) return { value: null };
    const looked = source.inputs.filter((input) =>
      source.rules.some((rule) => ![undefined, '-'].includes(rule.when[input.name] as string | undefined)),
    );
    return looked.some((input) => facts[input.name] === null) ? 'unknown' : 'noRule';
  }
  if (source.hit === 'unique' && fired.length > 1) return 'twoRules';
  if (source.hit === 'any' && fired.some((rule) => !sameValue(rule.then, thens[0]))) return 'twoRules';
  const first = standings.indexOf(true);
  if (source.hit === 'first' && standings.slice(0, first).includes(null)) return 'unknown';
  return { value: source.rules[first]!.then };
};

// ---- random tables and facts ------------------------------------------------------------------------------------------------

const options = ['a', 'b', 'c'];
const days = ['2026-01-01', '2026-02-28', '2026-03-01', '2027-01-01'];
const inputs = [
  { name: 'kind', domain: { kind: 'choice', options, ranked: true } },
  { name: 'sure', domain: { kind: 'yes-no' } },
  { name: 'people', domain: { kind: 'number', min: 0, max: 6, step: 1 } },
  { name: 'money', domain: { kind: 'number', min: 0, max: 3, step: new Decimal('0.5') } },
  { name: 'filed', domain: { kind: 'date' } },
] as const satisfies TableSource['inputs'];

const tests = (texts: readonly string[]): fc.Arbitrary<string> => {
  const at = fc.constantFrom(...texts);
  const one = fc.oneof(
    at,
    fc.tuple(fc.constantFrom('< ', '<= ', '> ', '>= '), at).map(([operator, text]) => operator + text),
    fc
      .tuple(fc.constantFrom('[', '('), at, at, fc.constantFrom(']', ')'))
      .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
  );
  return fc.oneof(
    one,
    fc.tuple(one, one).map(([a, b]) => `${a}, ${b}`),
  );
};

const cells: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  kind: fc.oneof(
    fc.constantFrom<Value>(...options),
    fc.constantFrom<Value>({ not: 'a' }, { not: ['a', 'b'] }),
    fc.subarray(options, { minLength: 1 }),
  ),
  sure: fc.boolean(),
  people: tests(['0', '2', '3', '5', '6']),
  money: tests(['0', '0.5', '1', '1.5', '2.5']),
  filed: tests(days.map((day) => `date("${day}")`)),
};

const rule = (id: number): fc.Arbitrary<RuleSource> =>
  fc
    .tuple(
      fc.record(Object.fromEntries(inputs.map(({ name }) => [name, fc.option(cells[name]!, { nil: '-', freq: 2 })]))),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([when, then]) => ({ id: `r${id}`, when, then }));

const table: fc.Arbitrary<TableSource> = fc
  .tuple(fc.constantFrom<HitPolicy>('unique', 'any', 'first', 'collect', 'collect-sum'), fc.boolean(), fc.integer({ min: 1, max: 6 }))
  .chain(([hit, complete, size]) =>
    fc.tuple(...Array.from({ length: size }, (_, id) => rule(id))).map((rules) => ({
      name: 'random',
      inputs,
      output: { name: 'answer', domain: { kind: 'number' as const, step: 1 }, several: hit === 'collect' },
      hit,
      complete,
      rules,
    })),
  );

const facts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.option(fc.constantFrom(...options), { freq: 6 }),
  sure: fc.option(fc.boolean(), { freq: 6 }),
  people: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
  money: fc.option(
    fc.integer({ min: 0, max: 6 }).map((half) => normal(new Decimal(half).dividedBy(2))),
    { freq: 6 },
  ),
  filed: fc.option(fc.constantFrom(...days, '2026-02-01', '2026-06-30'), { freq: 6 }),
});

const built = (source: TableSource): Table => {
  const result = buildTable(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const short = (outcome: TableOutcome): unknown =>
  outcome.kind === 'value' ? { value: outcome.value } : outcome.kind === 'refused' ? outcome.refusal : 'unknown';

test('a compiled table says what a naive reading of it says', () => {
  fc.assert(
    fc.property(table, fc.array(facts, { minLength: 5, maxLength: 20 }), (source, points) => {
      const compiled = built(source);
      for (const point of points) {
        const outcome = compiled.decide((name) => point[name]);
        expect(short(outcome)).toEqual(naive(source, point));
        expectSameByIndex(compiled, point, outcome);
      }
    }),
    { numRuns: 400 },
  );
});

const expectSameByIndex = (compiled: Table, point: Facts, outcome: TableOutcome): void => {
  const index = compiled.fires(point);
  if (outcome.kind === 'unknown') expect(index).toBe(notKnown);
  else if (outcome.kind === 'refused') expect(index).toBe(outcome.refusal === 'noRule' ? noRuleFires : twoRulesFire);
  else if (outcome.fired.length === 0) expect(index).toBe(noRuleFires);
  else if (compiled.hit !== 'any') expect(compiled.rules[index]!.id).toBe(outcome.fired[0]);
};

test('a table without overlap or gap answers exactly once at every point of its grid', () => {
  const source: TableSource = {
    name: 'grid',
    inputs: [inputs[0], inputs[2], inputs[3]],
    output: { name: 'answer', domain: { kind: 'number', step: 1 } },
    hit: 'unique',
    complete: true,
    rules: [
      { id: 'r1', when: { kind: 'a', people: '< 3' }, then: 1 },
      { id: 'r2', when: { kind: 'a', people: '>= 3', money: '<= 1.5' }, then: 2 },
      { id: 'r3', when: { kind: 'a', people: '>= 3', money: '> 1.5' }, then: 3 },
      { id: 'r4', when: { kind: { not: 'a' } }, then: 4 },
    ],
  };
  const compiled = built(source);
  for (const kind of options) {
    for (let people = 0; people <= 6; people += 1) {
      for (let half = 0; half <= 6; half += 1) {
        const money = normal(new Decimal(half).dividedBy(2));
        const point: Facts = { kind, people, money };
        expect(source.rules.filter((each) => standing(source, each, point) === true)).toHaveLength(1);
        const outcome = compiled.decide((name) => point[name]);
        expect(outcome.kind === 'value' && isNum(outcome.value) && outcome.fired.length).toBe(1);
      }
    }
  }
});
