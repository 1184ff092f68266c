import { expect, test } from 'vitest';
import { type CompileScope, compileFeel, compileUnary, type FeelValue, fromJson, printFeel, toJson } from '#law/feel';
import type { Value } from '#law/ground';
import { importDmn } from './dmn-import.ts';
import { testDmn } from './dmn-kit.ts';
import { runModel } from './dmn-run.ts';

const deep = 10_000;
const nested = (open: string, inner: string, close: string): string => open.repeat(deep) + inner + close.repeat(deep);

const scopes: readonly CompileScope[] = (['spaced', 'kebab'] as const).map((names) => ({
  names,
  name: (name) => (name === 'x' ? { kind: 'any' } : undefined),
  known: () => ['x'],
}));

const shapes: readonly (readonly [string, string])[] = [
  ['brackets', nested('(', '1', ')')],
  ['lists', nested('[', '1', ']')],
  ['contexts', nested('{a: ', '1', '}')],
  ['calls', nested('not(', 'true', ')')],
  ['conditions', nested('if true then ', '1', ' else 2')],
  ['functions', nested('function(y) ', '1', '')],
  ['loops', nested('for i in [1] return ', 'i', '')],
  ['quantifiers', nested('some i in [1] satisfies ', 'true', '')],
  ['filters', `x${'[1]'.repeat(deep)}`],
  ['filters in filters', nested('x[', '1', ']')],
  ['paths', `x${'.a'.repeat(deep)}`],
  ['sums', `1${' + 1'.repeat(deep)}`],
  ['powers', `1${' ** 1'.repeat(deep)}`],
  ['comparisons', `1${' = 1'.repeat(deep)}`],
  ['kinds', `x instance of ${nested('list<', 'number', '>')}`],
  ['ranges', nested('[1..', '2', ']')],
];

test.each(shapes)('%s nested 10,000 deep are a finding with its place, never a full stack', (_, source) => {
  for (const scope of scopes) {
    for (const compiled of [compileFeel(source, scope), compileUnary(source, { kind: 'any' }, scope)]) {
      expect(compiled.ok).toBe(false);
      if (compiled.ok) continue;
      expect(compiled.error.message.length).toBeLessThan(300);
      expect(compiled.error.at).toBeLessThanOrEqual(source.length);
    }
  }
});

test.each([
  ['conditions', `true${' and true'.repeat(deep)}`, true],
  ['minuses', `${'-'.repeat(deep)}1`, 1],
])('ten thousand %s in a row are no nesting, and hold', (_, source, expected) => {
  const compiled = compileFeel(source, scopes[0]!);
  expect(compiled.ok && compiled.value.evaluate({ get: () => undefined })).toBe(expected);
});

test('a loop that nests its own results 1,500 deep gives a value that can still be printed', () => {
  const run = runModel(model(decision('for i in 1..1500 return [partial[-1]]')), {});
  expect(run.ok && JSON.stringify(run.value.decisions['D']).length).toBeGreaterThan(1000);
});

test('a loop whose results would be larger than 2,000,000 items when written out gives null, and is said', () => {
  const run = runModel(model(decision('for i in 1..5000 return [partial[-1]]')), {});
  const problems = [{ where: 'decision D', message: 'a value is larger than 2000000 items' }];
  expect(run).toEqual({ ok: true, value: { decisions: { D: null }, problems } });
});

test('a value nested 10,000 deep can be looked at, compared and printed without a full stack', () => {
  let value: Value = 1;
  for (let level = 0; level < deep; level += 1) value = [value];
  const feel: FeelValue = fromJson(value);
  expect(printFeel(feel).length).toBeGreaterThan(0);
  expect(() => toJson(feel)).not.toThrow();
  const compiled = compileFeel('x = x', scopes[0]!);
  expect(() => compiled.ok && compiled.value.evaluate({ get: () => feel })).not.toThrow();
});

// ---- models ------------------------------------------------------------------------------------------------------------------------

const model = (body: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t" name="T">${body}</definitions>`;
const decision = (text: string): string =>
  `<decision id="d" name="D"><variable name="D"/><literalExpression><text>${text}</text></literalExpression></decision>`;

const laughs = Array.from({ length: 10 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`).join('');
const bombs: readonly (readonly [string, string])[] = [
  ['a billion laughs', model(decision('"&lol10;"'), `<!DOCTYPE d [<!ENTITY lol0 "lol">${laughs}]>`)],
  ['one long entity, many times', model(decision(`"${'&a;'.repeat(50_000)}"`), `<!DOCTYPE d [<!ENTITY a "${'a'.repeat(50_000)}">]>`)],
  ['a file of the machine', model(decision('"&file;"'), '<!DOCTYPE d [<!ENTITY file SYSTEM "file:///etc/hostname">]>')],
  ['another document', model(decision('1'), '<!DOCTYPE d SYSTEM "http://example.org/d.dtd">')],
  ['an entity of parameters', model(decision('1'), '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://example.org/p"> %p;]>')],
];

test.each(bombs)('a model with %s is refused before anything is expanded', (_, source) => {
  const refused = { ok: false, error: { where: 'line 1', message: 'a document type is not allowed here' } };
  expect(runModel(source, {})).toEqual(refused);
  expect(importDmn(source)).toEqual(refused);
});

test('an entity bomb among the files of the conformance kit fails its cases and no others', () => {
  const kit = `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"><modelName>bomb.dmn</modelName><testCase id="1"><resultNode name="D"><expected/></resultNode></testCase></testCases>`;
  const cases = testDmn(
    new Map([
      ['bomb.dmn', bombs[0]![1]],
      ['bomb-test.xml', kit],
    ]),
  );
  expect(cases).toMatchObject([{ pass: false, error: expect.stringContaining('a document type is not allowed here') }]);
});

test('a model of 50 MB is refused for its length', () => {
  const source = model(decision(`"${'x'.repeat(50_000_000)}"`));
  expect(runModel(source, {})).toMatchObject({ ok: false, error: { message: expect.stringContaining('longer than 32000000 characters') } });
});

test('a model whose elements stand 10,000 deep is refused for its depth', () => {
  const source = model(`<decision id="d" name="D"><variable name="D"/>${nested('<list>', '', '</list>')}</decision>`);
  expect(runModel(source, {})).toMatchObject({ ok: false, error: { message: 'elements stand more than 200 deep' } });
});

test('an expression nested 10,000 deep in a model makes its decision null, and is said', () => {
  const run = runModel(model(decision(nested('(', '1', ')'))), {});
  expect(run).toMatchObject({ ok: true, value: { decisions: { D: null }, problems: [{ where: 'decision D' }] } });
});

test.each([
  ['hitPolicy="RANDOM"', 'unknown hit policy `RANDOM`'],
  ['hitPolicy="unique"', 'unknown hit policy `unique`'],
  ['hitPolicy="COLLECT" aggregation="AVERAGE"', 'unknown aggregation `AVERAGE`'],
  ['hitPolicy="constructor"', 'unknown hit policy `constructor`'],
])('a table with %s is refused, never read as another', (attributes, message) => {
  const source = model(`<decision id="d" name="D"><variable name="D"/><decisionTable ${attributes}><output/></decisionTable></decision>`);
  expect(runModel(source, {})).toMatchObject({ ok: false, error: { where: 'line 1', message: expect.stringContaining(message) } });
  expect(importDmn(source)).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } });
});

test('requirements that go round in a long ring end as null, and are said', () => {
  const ring = Array.from({ length: 300 }, (_, index) => {
    const next = (index + 1) % 300;
    return `<decision id="d${index}" name="d${index}"><variable name="d${index}"/><informationRequirement><requiredDecision href="#d${next}"/></informationRequirement><literalExpression><text>d${next}</text></literalExpression></decision>`;
  });
  const run = runModel(model(ring.join('')), {}, { decision: 'd0' });
  expect(run).toMatchObject({ ok: true, value: { decisions: { d0: null }, problems: [{ message: 'it requires itself' }] } });
});

test.each(['1 + f(n)', 'f(n) + f(n)', 'f(f(n))', 'for i in 1..100 return f(i)', 'if f(n) then f(n + 1) else f(n + 2)'])(
  'a function of a model that is `%s` ends at once, as null, and is said',
  (text) => {
    const knowledge = `<businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="n"/><literalExpression><text>${text}</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`;
    const caller = `<decision id="d" name="D"><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement><literalExpression><text>f(1)</text></literalExpression></decision>`;
    expect(runModel(model(knowledge + caller), {})).toEqual({
      ok: true,
      value: { decisions: { D: null }, problems: [{ where: 'decision D', message: 'functions call each other too deep' }] },
    });
  },
);

test('a boxed loop over a million million comes to an end, as null, and is said', () => {
  const logic = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`;
  const loop = `<decision id="d" name="D"><for iteratorVariable="x"><in>${logic('[1..1000000000000]')}</in><return>${logic('x')}</return></for></decision>`;
  expect(runModel(model(loop), {})).toEqual({
    ok: true,
    value: { decisions: { D: null }, problems: [{ where: 'decision D', message: 'stopped after 2000000 steps' }] },
  });
});
