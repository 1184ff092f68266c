import { expect, test } from 'vitest';
import { importDmn } from './dmn-import.ts';
import { modelsWanted, testDmn } from './dmn-kit.ts';
import { runModel } from './dmn-run.ts';

// Files as other tools write them: what they may look like, and what is said where they are wrong.

const current = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const definitions = (body: string, namespace = current): string =>
  `<definitions xmlns="${namespace}" namespace="urn:m" name="M">${body}</definitions>`;
const decision = (text: string, attributes = ''): string =>
  `<decision id="D" name="D"><literalExpression${attributes}><text>${text}</text></literalExpression></decision>`;

test.each([
  ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
  ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
  ['1.3', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
  ['1.5', current],
])('a model of DMN %s is read, its elements with a prefix or without', (_, namespace) => {
  const plain = definitions(decision('1 + 1'), namespace);
  const prefixed = plain.replaceAll(/<(\/?)(?=\w)/g, '<$1dmn:').replace('xmlns=', 'xmlns:dmn=');
  for (const source of [plain, prefixed])
    expect(runModel(source, {})).toMatchObject({ ok: true, value: { decisions: { D: 2 }, problems: [] } });
});

test('elements of other namespaces, comments and cut-out text change nothing', () => {
  const source = `<?xml version="1.0" encoding="UTF-8"?><!-- made by a tool --><?tool keep?>
    <d:definitions xmlns:d="${current}" xmlns:x="urn:tool" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" namespace="urn:m" name="M">
      <d:extensionElements><x:decision id="other" name="D"/></d:extensionElements>
      <d:inputData id="age" name="age"><d:extensionElements><x:variable name="wrong"/></d:extensionElements><d:variable name="age"/></d:inputData>
      <d:decision id="D" name="D"><d:description>age &lt; 0</d:description><d:informationRequirement><d:requiredInput href="#age"/></d:informationRequirement>
        <x:literalExpression><x:text>"wrong"</x:text></x:literalExpression>
        <d:literalExpression><d:text><!-- a -->if age <![CDATA[< 18]]><!-- b --> then "young" else "old"</d:text></d:literalExpression></d:decision>
      <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="D"/></dmndi:DMNDiagram></dmndi:DMNDI>
    </d:definitions>`;
  expect(runModel(source, { age: 3 })).toEqual({ ok: true, value: { decisions: { D: 'young' }, problems: [] } });
});

test('types of DMN 1.1 are names with a prefix', () => {
  const item =
    '<itemDefinition name="tAge"><typeRef>feel:number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>';
  const typed = (text: string): string =>
    definitions(`${item}${decision(text, ' typeRef="own:tAge"')}`, 'http://www.omg.org/spec/DMN/20151101/dmn.xsd');
  expect(runModel(typed('41'), {})).toMatchObject({ ok: true, value: { decisions: { D: 41 }, problems: [] } });
  expect(runModel(typed('151'), {})).toMatchObject({ ok: true, value: { decisions: { D: null }, problems: [] } });
});

test.each([
  ['no namespace', definitions(decision('1')).replace(/ xmlns="[^"]*"/, ''), 'it names no namespace, so its version of DMN is not known'],
  ['an unknown namespace', definitions(decision('1'), 'urn:dmn'), 'the namespace `urn:dmn` is none of DMN 1.1 to 1.5'],
  ['the same id twice', definitions(`${decision('1')}\n${decision('2')}`), 'a second element has the id `D`'],
  ['no end', definitions(decision('1')).replace('</definitions>', ''), 'unclosed tag: definitions'],
  ['no root', '<!-- nothing -->', 'document must contain a root element.'],
  ['another root', '<html/>', '`html` is no DMN model'],
])('a model with %s is refused, with the line', (_, source, message) => {
  expect(runModel(source, {})).toMatchObject({ ok: false, error: { where: expect.stringMatching(/^line \d+$/), message } });
});

test.each([
  ['another language', decision('1', ' expressionLanguage="urn:javascript"'), 'it is written in `urn:javascript`, not in FEEL'],
  [
    'a function in Java',
    '<decision id="D" name="D"><functionDefinition kind="Java"><context><contextEntry><variable name="class"/><literalExpression><text>"java.lang.Math"</text></literalExpression></contextEntry></context></functionDefinition></decision>',
    'functions in Java or PMML are not run',
  ],
  ['a slip in an expression', decision('1 +'), 'the expression ends where a value should follow in `1 +`'],
  [
    'a requirement of nothing',
    decision('1').replace('<lit', '<knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement><lit'),
    'it requires `urn:m#f`, which is not there',
  ],
  [
    'a rule with too few cells',
    '<decision id="D" name="D"><decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/><rule id="r1"/></decisionTable></decision>',
    'rule `r1` has another number of cells than the table',
  ],
])('%s is said, with the decision', (_, body, message) => {
  expect(runModel(definitions(body), {})).toMatchObject({ ok: true, value: { problems: [{ where: 'decision D', message }] } });
});

test('a table is imported from a decision whose name has blanks of any kind, beside elements of other tools', () => {
  const table =
    '<decisionTable><input><inputExpression typeRef="boolean"><text>first time</text></inputExpression></input><output typeRef="number"/><rule><inputEntry><text>true</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>';
  const source = definitions(
    `<x:decision xmlns:x="urn:tool" id="D" name="A share"/><decision id="D" name=" A  share&#10;">${table}</decision>`,
  );
  expect(importDmn(source)).toMatchObject({ ok: true, value: { name: 'a-share', inputs: [{ name: 'first-time' }], rules: [{ then: 1 }] } });
});

// ---- the tests of the conformance kit -------------------------------------------------------------------------------------------------

const kit = (cases: string, model = 'm.dmn'): string =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>${model}</modelName>${cases}</testCases>`;
const expects = (expected: string): string =>
  `<testCase id="1"><resultNode name="D" type="decision"><expected>${expected}</expected></resultNode></testCase>`;
const typedValue = (type: string, text: string): string => `<value xsi:type="xsd:${type}">${text}</value>`;
const tested = (text: string, cases: string): ReturnType<typeof testDmn> =>
  testDmn(
    new Map([
      ['m.dmn', definitions(decision(text))],
      ['t.xml', kit(cases)],
    ]),
  );

test.each([
  ['null', '<value xsi:nil="true"/>'],
  ['null', '<value xsi:nil="1"/>'],
  ['null', '<list xsi:nil="true"/>'],
  ['null', ''],
  ['null', typedValue('double', 'NaN')],
  ['true', typedValue('boolean', '1')],
  ['1000', typedValue('decimal', ' +1.0E+3 ')],
  ['0.5', typedValue('double', '.5')],
  ['7', typedValue('unsignedShort', '7')],
  ['7', typedValue('nonNegativeInteger', '7')],
  ['"a b"', typedValue('string', '<![CDATA[a b]]>')],
  ['""', '<value/>'],
  ['@"P1D"', typedValue('duration', 'P1D')],
  ['@"P1Y"', typedValue('duration', 'P1Y')],
  ['@"P1Y"', typedValue('yearMonthDuration', 'P1Y')],
  ['@"10:00:00Z"', typedValue('time', '10:00:00Z')],
  ['@"2020-01-01T00:00:00"', typedValue('dateTime', '2019-12-31T24:00:00')],
  ['[]', '<list/>'],
  [
    '[1, [2, {a: null}]]',
    `<list><item>${typedValue('decimal', '1')}</item><item><list><item>${typedValue('decimal', '2')}</item><item><component name="a" xsi:nil="true"/></item></list></item></list>`,
  ],
  [
    '{a: 1, b: [{c: 2}]}',
    `<component name="b"><list><item><component name="c">${typedValue('decimal', '2')}</component></item></list></component><component name="a">${typedValue('decimal', '1')}</component>`,
  ],
])('the kit expects %s as %s', (text, expected) => {
  expect(tested(text, expects(expected))).toMatchObject([{ pass: true }]);
  expect(tested('"something else"', expects(expected))).toMatchObject([{ pass: false }]);
});

test.each([
  ['an expected value that is none of its type', expects(typedValue('date', '2026-02-30')), 'line 1: `2026-02-30` is no date'],
  ['an unknown decision', '<testCase><resultNode name="E"><expected/></resultNode></testCase>', 'there is no decision `E`'],
  [
    'an unknown service',
    '<testCase type="decisionService" invocableName="S"><resultNode name="D"><expected/></resultNode></testCase>',
    'there is no decision service `S`',
  ],
  [
    'an unknown knowledge model',
    '<testCase type="bkm" invocableName="f"><resultNode name="f"><expected/></resultNode></testCase>',
    'there is no knowledge model `f`',
  ],
])('a test with %s fails, and says why', (_, cases, error) => {
  expect(tested('null', cases)).toMatchObject([{ pass: false, error }]);
});

test('a result marked as an error has to be null', () => {
  const failing = '<testCase id="1"><resultNode errorResult="true" name="D" type="decision"/></testCase>';
  expect(tested('1 / 0', failing)).toMatchObject([{ pass: true }]);
  expect(tested('1', failing)).toMatchObject([{ pass: false }]);
});

test('a knowledge model is tested with its parameters as inputs', () => {
  const model = definitions(
    '<businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="a"/><formalParameter name="b"/><literalExpression><text>a - b</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>',
  );
  const inputs = `<inputNode name="b">${typedValue('decimal', '2')}</inputNode><inputNode name="a">${typedValue('decimal', '5')}</inputNode>`;
  const tests = kit(
    `<testCase type="bkm" invocableName="f">${inputs}<resultNode name="f"><expected>${typedValue('decimal', '3')}</expected></resultNode></testCase>`,
  );
  expect(
    testDmn(
      new Map([
        ['m.dmn', model],
        ['t.xml', tests],
      ]),
    ),
  ).toMatchObject([{ case: '1', node: 'f', pass: true }]);
});

test('a test may name its model by a path', () => {
  const model = definitions(decision('1'));
  const tests = kit(expects(typedValue('decimal', '1')), '../models/m.dmn');
  for (const name of ['m.dmn', '../models/m.dmn']) {
    const files = new Map([
      [name, model],
      ['other.dmn', definitions(decision('2')).replace('urn:m', 'urn:o')],
      ['t.xml', tests],
    ]);
    expect(testDmn(files)).toMatchObject([{ pass: true }]);
    expect(modelsWanted(files)).toEqual([]);
  }
  expect(modelsWanted(new Map([['t.xml', tests]]))).toEqual(['../models/m.dmn']);
});
