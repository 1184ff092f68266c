// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, type Value } from '#law/ground';
import { buildTable } from './build.ts';
import { exportDmn } from './dmn-export.ts';
import { importDmn } from './dmn-import.ts';
import { runModel } from './dmn-run.ts';
import type { HitPolicy, TableSource } from './model.ts';
import { printTable } from './print-table.ts';
import { readTableSource } from './read-table.ts';
import { readXml } from './xml.ts';

const source: TableSource = {
  name: 'grant-share',
  title: { en: 'Share of the costs', zh: '资助比例' },
  basis: ['sz.22', 'sz.23(2)'],
  standing: 'assumed',
  note: { en: 'A "proposal" & no more: < half.', zh: '建议' },
  inputs: [
    { name: 'kind', domain: { kind: 'choice', options: ['firm', 'school', 'clinic'], ranked: false } },
    { name: 'first-time', domain: { kind: 'yes-no' } },
    { name: 'amount', domain: { kind: 'number', min: new Decimal('0.01'), max: 5_000_000, step: new Decimal('0.01') } },
    { name: 'filed', domain: { kind: 'date', min: '2026-01-01', max: '2026-12-31' } },
  ],
  output: { name: 'share', domain: { kind: 'choice', options: ['none', 'half', 'full'], ranked: true } },
  hit: 'first',
  complete: false,
  rules: [
    { id: 'late', when: { filed: '> date("2026-10-31")' }, then: 'none', basis: ['sz.24'], note: { en: 'too late', zh: '逾期' } },
    { id: 'not-firm', when: { kind: { not: 'firm' }, amount: '<= 10000.50' }, then: 'full', standing: 'law' },
    { id: 'two', when: { kind: ['school', 'clinic'], 'first-time': true }, then: 'half' },
    { id: 'one', when: { kind: 'firm', amount: 5 }, then: 'half' },
  ],
};

test('a table goes out to DMN and comes back unchanged', () => {
  expect(importDmn(exportDmn(source))).toEqual({ ok: true, value: source });
});

const hits: readonly HitPolicy[] = [
  'unique',
  'any',
  'priority',
  'first',
  'rule-order',
  'output-order',
  'collect',
  'collect-sum',
  'collect-min',
  'collect-max',
  'collect-count',
];

test.each(hits)('hit policy %s survives the way to DMN and back', (hit) => {
  const list = hit === 'rule-order' || hit === 'output-order' || hit === 'collect';
  const number: TableSource['output'] = { name: 'share', domain: { kind: 'number', step: 1 } };
  const output = hit.startsWith('collect-') ? number : list ? { ...source.output, several: true } : source.output;
  const rules = source.rules.map((rule, index) => ({ ...rule, then: hit.startsWith('collect-') ? index : rule.then }));
  const changed: TableSource = { ...source, hit, output, rules };
  expect(importDmn(exportDmn(changed))).toEqual({ ok: true, value: changed });
});

test('a table is printed as YAML that reads back the same', () => {
  const facts = new Map([...source.inputs, source.output].map(({ name, ...fact }) => [name, fact]));
  const read = readTableSource(printTable(source), (fact) => facts.get(fact));
  // YAML keeps only the inputs that a rule names, in the order in which rules name them.
  expect(read.ok && { ...read.value, inputs: [] }).toEqual({
    ...source,
    inputs: [],
    rules: source.rules.map((rule) => ({ ...rule, when: yesNoWritten(rule.when) })),
  });
});

const yesNoWritten = (when: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(when).map(([name, cell]) => [name, cell === true ? 'yes' : cell === false ? 'no' : cell]));

test('the exported model, run as DMN, answers as the table does', () => {
  const built = buildTable(source);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const xml = exportDmn(source);
  const facts = fc.record({
    kind: fc.constantFrom('firm', 'school', 'clinic'),
    'first-time': fc.boolean(),
    amount: fc.constantFrom<Value>(5, 6, new Decimal('10000.5'), new Decimal('10000.51')),
    filed: fc.constantFrom('2026-10-31', '2026-11-01'),
  });
  fc.assert(
    fc.property(facts, (point) => {
      const ours = built.value.decide((name) => (point as Readonly<Record<string, Value>>)[name]);
      const run = runModel(xml, point);
      expect(run.ok && run.value.problems).toEqual([]);
      expect(run.ok && run.value.decisions['share']).toEqual(ours.kind === 'value' ? ours.value : undefined);
    }),
    { numRuns: 40 },
  );
});

const model = (body: string): string => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" namespace="urn:t" name="T">
  <inputData id="i" name="Filed On"><variable name="Filed On" typeRef="date"/></inputData>${body}
</definitions>`;

const decision = (text: string): string => `<decision id="d" name="D"><variable name="D"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>${text}</text></literalExpression></decision>`;

test('inputs are JSON; days are texts where the model asks for days', () => {
  expect(runModel(model(decision('Filed On + duration("P1D")')), { 'Filed On': '2026-02-28' })).toEqual({
    ok: true,
    value: { decisions: { D: '2026-03-01' }, problems: [] },
  });
});

test('an unknown input or decision is named with the nearest known one', () => {
  expect(runModel(model(decision('1')), { 'Filed on': '2026-02-28' })).toEqual({
    ok: false,
    error: { where: 'inputs', message: 'unknown input `Filed on`; did you mean `Filed On`?' },
  });
  expect(runModel(model(decision('1')), {}, { decision: 'E' }).ok).toBe(false);
});

test('a unique table of a model that two rules fit gives null', () => {
  const rule = (text: string): string =>
    `<rule><inputEntry><text>${text}</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>`;
  const table = (
    rules: string,
  ): string => `<decision id="d" name="D"><variable name="D"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable><input><inputExpression><text>Filed On</text></inputExpression></input><output/>${rules}</decisionTable></decision>`;
  const late = '&gt; date("2026-01-01")';
  const given = { 'Filed On': '2026-02-28' };
  expect(runModel(model(table(rule(late))), given)).toMatchObject({ value: { decisions: { D: 1 } } });
  expect(runModel(model(table(rule(late) + rule('-'))), given)).toMatchObject({ value: { decisions: { D: null } } });
});

test('what does not compile is null, and said', () => {
  const run = runModel(model(decision('1 +')), {});
  expect(run.ok && run.value.decisions).toEqual({ D: null });
  expect(run.ok && run.value.problems[0]?.where).toBe('decision D');
});

test('decisions that require each other end as null, and are said', () => {
  const round = (id: string, other: string): string => `<decision id="${id}" name="${id}"><variable name="${id}"/>
    <informationRequirement><requiredDecision href="#${other}"/></informationRequirement>
    <literalExpression><text>${other}</text></literalExpression></decision>`;
  const run = runModel(model(round('a', 'b') + round('b', 'a')), {});
  expect(run.ok && run.value).toEqual({
    decisions: { a: null, b: null },
    problems: [{ where: 'decision a', message: 'it requires itself' }],
  });
});

test('a function that calls itself without end gives null', () => {
  const knowledge = `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>
    <literalExpression><text>1 + f(n)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`;
  const caller = `<decision id="d" name="D"><variable name="D"/><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
    <literalExpression><text>f(1)</text></literalExpression></decision>`;
  const run = runModel(model(knowledge + caller), {});
  expect(run.ok && run.value.decisions).toEqual({ D: null });
});

test.each<[HitPolicy, Value]>([
  ['collect', [1, 3]],
  ['rule-order', [1, 3]],
  ['output-order', [1, 3]],
  ['collect-sum', 4],
  ['collect-count', 2],
])('a table that is hit as %s runs elsewhere as it does here: what comes of its rows has a type of its own', (hit, expected) => {
  const several: TableSource = {
    name: 'points',
    inputs: [{ name: 'old', domain: { kind: 'yes-no' } }],
    output: { name: 'points', domain: { kind: 'number', min: 0, step: 1 } },
    hit,
    complete: false,
    rules: [
      { id: 'a', when: { old: true }, then: 1 },
      { id: 'b', when: { old: false }, then: 2 },
      { id: 'c', when: {}, then: 3 },
    ],
  };
  expect(runModel(exportDmn(several), { old: true })).toEqual({ ok: true, value: { decisions: { points: expected }, problems: [] } });
  expect(importDmn(exportDmn(several))).toEqual({ ok: true, value: several });
});

test('the domain of an imported table is that of the type which its type is made from', () => {
  const items = `<itemDefinition name="tTier"><typeRef>feel:string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
    <itemDefinition name="tTiers" isCollection="true"><typeRef>tTier</typeRef></itemDefinition>`;
  const table = `<decision id="d" name="Tiers"><variable name="Tiers" typeRef="tTiers"/><decisionTable hitPolicy="COLLECT"><input><inputExpression typeRef="boolean"><text>old</text></inputExpression></input><output/>
    <rule><inputEntry><text>true</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule></decisionTable></decision>`;
  expect(importDmn(model(items + table))).toMatchObject({
    ok: true,
    value: { output: { domain: { kind: 'choice', options: ['low', 'high'] }, several: true }, hit: 'collect' },
  });
});

// ---- XML that nobody should trust --------------------------------------------------------------------------------------------------

test('a document type is refused, and entities with it', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>`;
  expect(readXml(bomb)).toEqual({ ok: false, error: { line: 1, message: 'a document type is not allowed here' } });
  expect(readXml('<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>').ok).toBe(false);
  expect(readXml('<d>&unknown;</d>').ok).toBe(false);
  expect(readXml('<d>&lt;&#65;</d>')).toMatchObject({ ok: true, value: { text: '<A' } });
});

test('size, depth and number of elements are bounded', () => {
  const limits = { characters: 1000, depth: 10, elements: 20 };
  expect(readXml(`<d>${'x'.repeat(1000)}</d>`, limits).ok).toBe(false);
  expect(readXml('<d>'.repeat(11) + '</d>'.repeat(11), limits)).toMatchObject({
    ok: false,
    error: { message: 'elements stand more than 10 deep' },
  });
  expect(readXml(`<d>${'<e/>'.repeat(20)}</d>`, limits).ok).toBe(false);
  expect(readXml('<d').ok).toBe(false);
  expect(readXml('').ok).toBe(false);
});

test('another namespace is no DMN model', () => {
  expect(importDmn('<definitions xmlns="urn:other"/>')).toMatchObject({ ok: false });
});
