// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import { expect, test } from 'vitest';
import { Decimal, type Value } from '#law/ground';
import { buildTable } from './build.ts';
import { chainOf } from './chain.ts';
import { changesThatMatter, regionValues } from './changes.ts';
import type { Domain, RuleSource, Table, TableSource } from './model.ts';
import { runTable } from './run-table.ts';

const yesNo: Domain = { kind: 'yes-no' };
const choice = (...options: readonly string[]): Domain => ({ kind: 'choice', options, ranked: false });
const ranked = (...options: readonly string[]): Domain => ({ kind: 'choice', options, ranked: true });
const tiers = ranked('low', 'medium', 'high');

const riskTier: TableSource = {
  name: 'risk-tier',
  inputs: [
    { name: 'touches-body', domain: yesNo },
    { name: 'autonomy', domain: ranked('informs', 'proposes', 'acts') },
    { name: 'affected', domain: { kind: 'number', min: 0, max: 30_000_000, step: 1 } },
    { name: 'sensitive-data', domain: yesNo },
  ],
  output: { name: 'tier', domain: tiers },
  hit: 'unique',
  complete: true,
  rules: [
    { id: 'body-acts', when: { 'touches-body': true, autonomy: ['proposes', 'acts'] }, then: 'high' },
    { id: 'body-informs', when: { 'touches-body': true, autonomy: 'informs' }, then: 'medium' },
    { id: 'acts-at-large', when: { 'touches-body': false, autonomy: 'acts', affected: '>= 100000' }, then: 'high' },
    { id: 'acts', when: { 'touches-body': false, autonomy: 'acts', affected: '< 100000' }, then: 'medium' },
    { id: 'sensitive', when: { 'touches-body': false, autonomy: { not: 'acts' }, 'sensitive-data': true }, then: 'medium' },
    {
      id: 'wide',
      when: { 'touches-body': false, autonomy: { not: 'acts' }, 'sensitive-data': false, affected: '>= 1000000' },
      then: 'medium',
    },
    { id: 'rest', when: { 'touches-body': false, autonomy: { not: 'acts' }, 'sensitive-data': false, affected: '< 1000000' }, then: 'low' },
  ],
};

const modeByTier: TableSource = {
  name: 'mode-by-tier',
  inputs: [{ name: 'tier', domain: tiers }],
  output: { name: 'mode', domain: choice('assessed', 'disclosed') },
  hit: 'unique',
  complete: true,
  rules: [
    { id: 'before', when: { tier: 'high' }, then: 'assessed' },
    { id: 'after', when: { tier: ['low', 'medium'] }, then: 'disclosed' },
  ],
};

const built = (source: TableSource): Table => {
  const result = buildTable(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const decide = (source: TableSource, facts: Readonly<Record<string, Value>>): ReturnType<Table['decide']> =>
  built(source).decide((name) => facts[name]);

const product = { 'touches-body': false, autonomy: 'proposes', affected: 900_000, 'sensitive-data': false };

const small = (hit: TableSource['hit'], rules: readonly RuleSource[], change: Partial<TableSource> = {}): TableSource => ({
  name: 'small',
  inputs: [
    { name: 'a', domain: yesNo },
    { name: 'n', domain: { kind: 'number', step: 1 } },
  ],
  output: { name: 'tier', domain: tiers },
  hit,
  complete: true,
  rules,
  ...change,
});

test('a unique table gives the one rule that fires', () => {
  expect(decide(riskTier, product)).toEqual({ kind: 'value', value: 'low', fired: ['rest'] });
});

test('two rules of a unique table on one set of facts are a refusal that names both', () => {
  const source = small('unique', [
    { id: 'first', when: { a: true }, then: 'low' },
    { id: 'third', when: { n: '> 100' }, then: 'high' },
    { id: 'second', when: { n: '> 5' }, then: 'low' },
  ]);
  expect(decide(source, { a: true, n: 6 })).toEqual({ kind: 'refused', refusal: 'twoRules', rules: ['first', 'second'] });
});

test('no rule is a refusal where the table must be complete, and null where it need not', () => {
  const rules = [{ id: 'only', when: { a: true }, then: 'low' }];
  expect(decide(small('unique', rules), { a: false, n: null })).toEqual({ kind: 'refused', refusal: 'noRule', rules: [] });
  expect(decide(small('unique', rules, { complete: false }), { a: false, n: 1 })).toEqual({ kind: 'value', value: null, fired: [] });
});

test('a row that tests an unknown fact neither fires nor fails', () => {
  expect(decide(riskTier, { ...product, affected: null })).toEqual({ kind: 'unknown', waiting: ['affected'], could: ['wide', 'rest'] });
  expect(decide(riskTier, { 'touches-body': true, autonomy: 'acts' })).toEqual({ kind: 'value', value: 'high', fired: ['body-acts'] });
});

test('a row that could still match before the one that fires leaves a first table unknown', () => {
  const source = small('first', [
    { id: 'early', when: { n: '> 5' }, then: 'high' },
    { id: 'late', when: { a: true }, then: 'low' },
  ]);
  expect(decide(source, { a: true, n: null })).toEqual({ kind: 'unknown', waiting: ['n'], could: ['early'] });
  expect(decide(source, { a: true, n: 1 })).toEqual({ kind: 'value', value: 'low', fired: ['late'] });
  expect(decide(source, { a: null, n: 9 })).toEqual({ kind: 'value', value: 'high', fired: ['early'] });
});

test('rules of an any table may meet if they agree', () => {
  const source = small('any', [
    { id: 'one', when: { a: true }, then: 'low' },
    { id: 'two', when: { n: '> 5' }, then: 'low' },
    { id: 'three', when: { n: '> 9' }, then: 'high' },
  ]);
  expect(decide(source, { a: true, n: 6 })).toEqual({ kind: 'value', value: 'low', fired: ['one', 'two'] });
  expect(decide(source, { a: true, n: 10 })).toEqual({ kind: 'refused', refusal: 'twoRules', rules: ['one', 'two', 'three'] });
});

test('by priority the highest of ranked options wins, and the first of others', () => {
  const rules = [
    { id: 'lower', when: { a: true }, then: 'low' },
    { id: 'higher', when: { n: '> 5' }, then: 'high' },
  ];
  expect(decide(small('priority', rules), { a: true, n: 6 })).toMatchObject({ value: 'high', fired: ['higher'] });
  expect(decide(small('priority', rules), { a: true, n: null })).toMatchObject({ kind: 'unknown', could: ['higher'] });
  const plain = { output: { name: 'tier', domain: choice('low', 'medium', 'high') } };
  expect(decide(small('priority', rules, plain), { a: true, n: 6 })).toMatchObject({ value: 'low', fired: ['lower'] });
  expect(decide(small('priority', rules, plain), { a: true, n: null })).toMatchObject({ value: 'low' });
});

test('tables that collect give lists, sums, extremes and counts', () => {
  const rules = (...then: readonly Value[]): readonly RuleSource[] => [
    { id: 'one', when: { a: true }, then: then[0]! },
    { id: 'two', when: { n: '> 5' }, then: then[1]! },
  ];
  const list = { output: { name: 'tier', domain: tiers, several: true } };
  const number = { output: { name: 'days', domain: { kind: 'number', step: new Decimal('0.1') } as const } };
  const both = { a: true, n: 6 };
  expect(decide(small('collect', rules('low', 'high'), list), both)).toEqual({
    kind: 'value',
    value: ['low', 'high'],
    fired: ['one', 'two'],
  });
  expect(decide(small('output-order', rules('low', 'high'), list), both)).toEqual({
    kind: 'value',
    value: ['high', 'low'],
    fired: ['two', 'one'],
  });
  expect(decide(small('collect-sum', rules(new Decimal('0.1'), new Decimal('0.2')), number), both)).toMatchObject({
    value: new Decimal('0.3'),
  });
  expect(decide(small('collect-min', rules(3, 4), number), both)).toMatchObject({ value: 3 });
  expect(decide(small('collect-max', rules(3, 4), number), both)).toMatchObject({ value: 4 });
  expect(decide(small('collect-count', rules('x', 'x'), number), both)).toMatchObject({ value: 2 });
  expect(decide(small('collect', rules('low', 'high'), { ...list, complete: false }), { a: false, n: 1 })).toEqual({
    kind: 'value',
    value: [],
    fired: [],
  });
  expect(decide(small('collect', rules('low', 'high'), list), { a: true, n: null })).toEqual({
    kind: 'unknown',
    waiting: ['n'],
    could: ['two'],
  });
});

test('numbers are exact on both sides of a boundary', () => {
  const cents: Domain = { kind: 'number', min: 0, step: new Decimal('0.01') };
  const source = small(
    'unique',
    [
      { id: 'below', when: { n: '< 0.29' }, then: 'low' },
      { id: 'above', when: { n: '>= 0.29' }, then: 'high' },
    ],
    { inputs: [{ name: 'n', domain: cents }] },
  );
  expect(decide(source, { n: new Decimal('0.28') })).toMatchObject({ fired: ['below'] });
  expect(decide(source, { n: new Decimal('0.29') })).toMatchObject({ fired: ['above'] });
  expect(decide(source, { n: 0 })).toMatchObject({ fired: ['below'] });
  expect(decide(source, { n: 1 })).toMatchObject({ fired: ['above'] });
});

test('a cell may compare with another fact, which then has to be known too', () => {
  const source = small('unique', [
    { id: 'within', when: { n: '<= cap' }, then: 'low' },
    { id: 'over', when: { n: '> cap' }, then: 'high' },
  ]);
  const result = buildTable(source, {
    names: 'kebab',
    name: (name) => (name === 'cap' ? { kind: 'number' } : undefined),
    known: () => ['cap'],
    strict: true,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const table = result.value;
  const facts: Record<string, Value> = { n: 5, cap: 5 };
  expect(table.reads).toEqual(['a', 'n', 'cap']);
  expect(table.decide((name) => facts[name])).toMatchObject({ fired: ['within'] });
  facts['cap'] = 4;
  expect(table.decide((name) => facts[name])).toMatchObject({ fired: ['over'] });
  facts['cap'] = null;
  expect(table.decide((name) => facts[name])).toEqual({ kind: 'unknown', waiting: ['cap'], could: ['within', 'over'] });
});

test('problems are found all at once, each with its rule and input', () => {
  const result = buildTable(
    small('unique', [
      { id: 'same', when: { a: 'maybe' }, then: 'hihg' },
      { id: 'same', when: { n: '>> 5', b: true }, then: 'low' },
    ]),
  );
  expect(result.ok ? [] : result.error.map(({ code, rule, input, part }) => [code, rule, input ?? part])).toEqual([
    ['feel/name', 0, 'a'],
    ['option/unknown', 0, 'then'],
    ['name/twice', 1, 'id'],
    ['name/unknown', 1, 'b'],
    ['feel/syntax', 1, 'n'],
  ]);
  expect(result.ok ? '' : result.error[1]!.fix).toBe('did you mean `high`?');
});

test('a table that gives a list needs a fact that holds one', () => {
  const result = buildTable(small('collect', [{ id: 'one', when: {}, then: 'low' }]));
  expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['table/hit']);
});

// ---- what would change the outcome -----------------------------------------------------------------------------------------------

test('what would change a risk tier is named answer by answer, numbers to the nearest boundary', () => {
  const run = runTable(built(riskTier), product, () => ['sz.66']);
  expect(run).toEqual({
    outcome: 'low',
    fired: ['rest'],
    because: ['sz.66'],
    whatWouldChange: [
      { fact: 'touches-body', from: false, to: true, outcome: 'high' },
      { fact: 'autonomy', from: 'proposes', to: 'acts', outcome: 'high' },
      { fact: 'affected', from: 900_000, to: 1_000_000, outcome: 'medium' },
      { fact: 'sensitive-data', from: false, to: true, outcome: 'medium' },
    ],
  });
});

test('where no single answer is enough, all smallest sets are named', () => {
  const source = small('first', [
    { id: 'both', when: { a: true, n: '> 5' }, then: 'high' },
    { id: 'rest', when: {}, then: 'low' },
  ]);
  const run = runTable(built(source), { a: false, n: 1 }, () => []);
  expect(run.whatWouldChange).toEqual([
    {
      changes: [
        { fact: 'a', from: false, to: true },
        { fact: 'n', from: 1, to: 6 },
      ],
      outcome: 'high',
    },
  ]);
});

test('a chain of tables looks through to the answers that people gave', () => {
  const chain = chainOf([built(riskTier), built(modeByTier)]);
  expect(chain.asked.map(({ name }) => name)).toEqual(['touches-body', 'autonomy', 'affected', 'sensitive-data']);
  expect(chain.decide((name) => (product as Record<string, Value>)[name])).toMatchObject({ value: 'disclosed', fired: ['after'] });
  const { found, exhausted } = chain.changesThatMatter(product);
  expect(exhausted).toBe(true);
  expect(found.map(({ changes }) => changes.map(({ fact, to }) => [fact, to]))).toEqual([[['touches-body', true]], [['autonomy', 'acts']]]);
});

test('the search for changes of a risk tier looks at no fact twice', () => {
  const table = built(riskTier);
  let looked = 0;
  const search = {
    facts: product,
    asked: table.inputs,
    tables: [table],
    outcome: (facts: Readonly<Record<string, Value | undefined>>): Value | undefined => {
      looked += 1;
      const outcome = table.decide((name) => facts[name]);
      return outcome.kind === 'value' ? outcome.value : undefined;
    },
  };
  changesThatMatter(search);
  const all = table.inputs.reduce((product, input) => product * regionValues(input, null, [table]).length, 1);
  expect(looked).toBeGreaterThan(1);
  expect(looked).toBeLessThanOrEqual(all);
});
