import { expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { runModel } from './dmn-run.ts';

// What DMN 1.5 says of whole models, each rule in a model of our own; single expressions are tested in law/feel.

const definitions = (namespace: string, body: string): string => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="${namespace}" name="T">${body}</definitions>`;

const model = (body: string): string => definitions('urn:main', body);

const literal = (text: string): string => `<literalExpression><text>${text.replaceAll('<', '&lt;')}</text></literalExpression>`;

const decision = (name: string, logic: string, { type = '', needs = '' }: { type?: string; needs?: string } = {}): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}"${type === '' ? '' : ` typeRef="${type}"`}/>${needs}${logic}</decision>`;

const knows = (href: string): string => `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`;
const takes = (href: string): string => `<informationRequirement><requiredInput href="${href}"/></informationRequirement>`;
const follows = (href: string): string => `<informationRequirement><requiredDecision href="${href}"/></informationRequirement>`;

const resultOf = (body: string, inputs: Readonly<Record<string, Value>> = {}, imports: readonly string[] = []): unknown => {
  const run = runModel(model(body), inputs, { imports });
  if (!run.ok) return run.error;
  return run.value.problems.length > 0 ? run.value.problems : run.value.decisions['D'];
};

const item = (name: string, base: string, inner: string, collection = false): string =>
  `<itemDefinition name="${name}"${collection ? ' isCollection="true"' : ''}><typeRef>${base}</typeRef>${inner}</itemDefinition>`;
const allowed = (text: string): string => `<allowedValues><text>${text.replaceAll('<', '&lt;')}</text></allowedValues>`;
const constraint = (text: string): string => `<typeConstraint><text>${text.replaceAll('<', '&lt;')}</text></typeConstraint>`;

test('allowed values of a collection hold for its items, a type constraint for the collection itself (7.3.3)', () => {
  const items = item('short', 'number', constraint('count(?) <= 2'), true) + item('small', 'number', allowed('< 10'), true);
  const typed = (type: string, text: string): unknown => resultOf(items + decision('D', literal(text), { type }));
  expect(typed('short', '[1, 20]')).toEqual([1, 20]);
  expect(typed('short', '[1, 2, 3]')).toBeNull();
  expect(typed('short', '7')).toEqual([7]);
  expect(typed('small', '[1, 2, 3]')).toEqual([1, 2, 3]);
  expect(typed('small', '[1, 20]')).toBeNull();
});

test('a type made from another keeps what the other asks', () => {
  const items = item('grown', 'number', allowed('>= 18')) + item('pensioner', 'grown', constraint('not(65)'));
  const typed = (text: string): unknown => resultOf(items + decision('D', literal(text), { type: 'pensioner' }));
  expect(typed('70')).toBe(70);
  expect(typed('65')).toBeNull();
  expect(typed('17')).toBeNull();
});

test('a component with a constraint makes the whole context null, an absent component too', () => {
  const person = `<itemDefinition name="person"><itemComponent name="age"><typeRef>number</typeRef>${constraint('>= 0')}</itemComponent></itemDefinition>`;
  const typed = (text: string): unknown => resultOf(person + decision('D', literal(text), { type: 'person' }));
  expect(typed('{age: 3}')).toEqual({ age: 3 });
  expect(typed('{age: -3}')).toBeNull();
  expect(typed('{name: "x"}')).toBeNull();
});

const library = definitions(
  'urn:library',
  `${item('share', 'number', allowed('[0..1]'))}
  <inputData id="rate" name="rate"><variable name="rate" typeRef="share"/></inputData>
  <businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
    ${literal('n * 2')}</encapsulatedLogic></businessKnowledgeModel>
  ${decision('doubled', literal('twice(rate)'), { needs: takes('#rate') + knows('#twice') })}`,
);

test.each([
  ['a name', 'lib', 'lib.twice(lib.doubled)', 'lib.share'],
  ['no name: then its names are ours', '', 'twice(doubled)', 'share'],
])('a model is imported under %s', (_, name, text, type) => {
  const body = (logic: string): string =>
    `<import namespace="urn:library" name="${name}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    ${decision('D', literal(logic), { needs: knows('urn:library#twice') + follows('urn:library#doubled'), type })}`;
  expect(resultOf(body(text), { rate: 0.25 }, [library])).toBe(1);
  expect(resultOf(body(text), { rate: 0.5 }, [library])).toBeNull();
});

test('what a model imports may itself lean on an import', () => {
  const middle = definitions(
    'urn:middle',
    `<import namespace="urn:library" name="lib"/>${decision('passed', literal('lib.doubled'), { needs: follows('urn:library#doubled') })}`,
  );
  const body = `<import namespace="urn:middle" name="mid"/>${decision('D', literal('mid.passed + 1'), { needs: follows('urn:middle#passed') })}`;
  expect(resultOf(body, { rate: 0.5 }, [middle, library])).toBe(2);
});

const service = `<inputData id="a" name="a"><variable name="a" typeRef="number"/></inputData>
  ${decision('base', literal('100'))}
  ${decision('sum', literal('a + base'), { needs: takes('#a') + follows('#base') })}
  ${decision('product', literal('a * base'), { needs: takes('#a') + follows('#base') })}
  <decisionService id="one" name="one"><variable name="one" typeRef="number"/><outputDecision href="#sum"/><inputDecision href="#base"/><inputData href="#a"/></decisionService>
  <decisionService id="both" name="both"><variable name="both"/><outputDecision href="#sum"/><outputDecision href="#product"/>
    <encapsulatedDecision href="#base"/><inputData href="#a"/></decisionService>
  <decisionService id="none" name="none"><variable name="none"/><outputDecision href="#base"/></decisionService>`;

test.each<[string, string, unknown]>([
  ['inputs in order, input data first', 'one(1, 2)', 3],
  ['inputs by name', 'one(base: 2, a: 1)', 3],
  ['too few inputs', 'one(1)', null],
  ['an input of another type', 'one("x", 2)', null],
  ['several outputs, as a context', 'both(3)', { sum: 103, product: 300 }],
  ['no input at all', 'none()', 100],
])('a decision service is called from FEEL with %s', (_, text, expected) => {
  const needs = ['one', 'both', 'none'].map((id) => knows(`#${id}`)).join('');
  expect(resultOf(service + decision('D', literal(text), { needs }))).toEqual(expected);
});

test('a decision service is invoked by a boxed invocation', () => {
  const bound = (name: string, value: string): string => `<binding><parameter name="${name}"/>${literal(value)}</binding>`;
  const logic = `<invocation>${literal('one')}${bound('base', '5')}${bound('a', '6')}</invocation>`;
  expect(resultOf(service + decision('D', logic, { needs: knows('#one') }))).toBe(11);
  const strange = `<invocation>${literal('one')}${bound('bass', '5')}</invocation>`;
  expect(resultOf(service + decision('D', strange, { needs: knows('#one') }))).toBeNull();
});

const loop = (kind: string, list: string, body: string): string =>
  `<${kind} iteratorVariable="x"><in>${literal(list)}</in><${kind === 'for' ? 'return' : 'satisfies'}>${literal(body)}</${kind === 'for' ? 'return' : 'satisfies'}></${kind}>`;

test.each<[string, string, unknown]>([
  ['for, over a list', loop('for', '[1, 2, 3]', 'x * 2'), [2, 4, 6]],
  ['for, over a range', loop('for', '[1..3]', 'x'), [1, 2, 3]],
  ['for, over days', loop('for', '[@"2026-02-28"..@"2026-03-01"]', 'x'), ['2026-02-28', '2026-03-01']],
  ['for, with the results so far', loop('for', '[1, 2, 3, 4]', 'if x = 1 then 1 else x * partial[-1]'), [1, 2, 6, 24]],
  ['for, over a single value', loop('for', '5', 'x'), [5]],
  ['for, over nothing', loop('for', 'null', 'x'), null],
  ['some', loop('some', '[1, 5]', 'x > 4'), true],
  ['some, over an empty list', loop('some', '[]', 'true'), false],
  ['every', loop('every', '[1, 5]', 'x > 4'), false],
  ['every, over an empty list', loop('every', '[]', 'false'), true],
  ['every, with what is no condition', loop('every', '[1]', '"x"'), null],
  ['filter', `<filter><in>${literal('[{a: 1}, {a: 5}]')}</in><match>${literal('a > item.a - 1 and a < 3')}</match></filter>`, [{ a: 1 }]],
  ['filter, of a single value', `<filter><in>${literal('7')}</in><match>${literal('item = 7')}</match></filter>`, [7]],
  [
    'conditional',
    `<conditional><if>${literal('1 > 2')}</if><then>${literal('"y"')}</then><else>${literal('"n"')}</else></conditional>`,
    'n',
  ],
  [
    'conditional, not known',
    `<conditional><if>${literal('null')}</if><then>${literal('1')}</then><else>${literal('2')}</else></conditional>`,
    2,
  ],
])('boxed %s', (_, logic, expected) => {
  expect(resultOf(decision('D', logic))).toEqual(expected);
});

test('a knowledge model calls itself, closes over its arguments and hands functions on', () => {
  const knowledge = (name: string, text: string): string =>
    `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal(text)}</encapsulatedLogic></businessKnowledgeModel>`;
  const both = knowledge('factorial', 'if n <= 1 then 1 else n * factorial(n - 1)') + knowledge('adder', 'function(m) n + m');
  const needs = knows('#factorial') + knows('#adder');
  expect(resultOf(both + decision('D', literal('factorial(6)'), { needs }))).toBe(720);
  expect(resultOf(both + decision('D', literal('adder(3)(4)'), { needs }))).toBe(7);
  expect(resultOf(both + decision('D', literal('factorial("6")'), { needs }))).toBeNull();
});

test.each([
  ['a literal expression', literal('[{k 1: 1, v: "a"}, {k 1: 2, v: "b"}]')],
  [
    'a boxed list of contexts',
    `<list>${[1, 2].map((k) => `<context><contextEntry><variable name="k 1"/>${literal(String(k))}</contextEntry><contextEntry><variable name="v"/>${literal(k === 1 ? '"a"' : '"b"')}</contextEntry></context>`).join('')}</list>`,
  ],
  [
    'a relation',
    `<relation><column name="k 1"/><column name="v"/><row>${literal('1')}${literal('"a"')}</row><row>${literal('2')}${literal('"b"')}</row></relation>`,
  ],
  ['a boxed filter', `<filter><in>${literal('[{k 1: 0}, {k 1: 2, v: "b"}]')}</in><match>${literal('k 1 > 0')}</match></filter>`],
  [
    'a boxed condition',
    `<conditional><if>${literal('true')}</if><then>${literal('[{k 1: 2, v: "b"}]')}</then><else>${literal('[]')}</else></conditional>`,
  ],
])('members whose names have blanks and digits are known to who asks %s', (_, logic) => {
  expect(resultOf(decision('E', logic) + decision('D', literal('E[k 1 = 2].v'), { needs: follows('#E') }))).toEqual(['b']);
});

const functions = `<itemDefinition name="tF"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>`;
const typedFunction = (type: string, text: string): string =>
  `<businessKnowledgeModel id="f" name="f"><variable name="f" typeRef="${type}"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal(text)}</encapsulatedLogic></businessKnowledgeModel>`;

test.each(['tF', 'number'])('what a knowledge model gives is of the type that its variable names: %s', (type) => {
  const asked = (text: string, body: string): unknown =>
    resultOf(functions + typedFunction(type, body) + decision('D', literal(text), { needs: knows('#f') }));
  expect(asked('f(2)', 'n * 2')).toBe(4);
  expect(asked('f(2)', '"x"')).toBeNull();
  expect(asked('f instance of function<number>->number', 'n * 2')).toBe(true);
  expect(asked('f instance of function<number>->string', 'n * 2')).toBe(false);
});

test('inputs of an imported model may be called as the importing one calls them', () => {
  const body = `<import namespace="urn:library" name="lib"/>${decision('D', literal('lib.rate'), { needs: takes('urn:library#rate') })}`;
  expect(resultOf(body, { 'lib.rate': 1 }, [library])).toBe(1);
  expect(resultOf(body, { rate: 1 }, [library])).toBe(1);
});

const ranked = item('rank', 'string', allowed('"high", "low"'));
const rows = (outputs: string, ...cells: readonly string[]): string =>
  `<input><inputExpression><text>1</text></inputExpression></input>${outputs}${cells.map((answers) => `<rule><inputEntry><text>-</text></inputEntry>${answers}</rule>`).join('')}`;
const answer = (text: string): string => `<outputEntry><text>${text}</text></outputEntry>`;

test('a table whose output lists no values takes their order from the type of its decision (8.2.8)', () => {
  const table = (hit: string): string =>
    `<decisionTable hitPolicy="${hit}">${rows('<output/>', answer('"low"'), answer('"high"'))}</decisionTable>`;
  expect(resultOf(ranked + decision('D', table('PRIORITY'), { type: 'rank' }))).toBe('high');
  const ranks = ranked + item('ranks', 'rank', '', true);
  expect(resultOf(ranks + decision('D', table('OUTPUT ORDER'), { type: 'ranks' }))).toEqual(['high', 'low']);
});

test('of several outputs each takes the type of its member in the type of the decision', () => {
  const row = `<itemDefinition name="row"><itemComponent name="r"><typeRef>rank</typeRef></itemComponent><itemComponent name="n"><typeRef>number</typeRef></itemComponent></itemDefinition>`;
  const outputs = '<output name="r"/><output name="n"/>';
  const table = `<decisionTable hitPolicy="PRIORITY">${rows(outputs, answer('"low"') + answer('1'), answer('"high"') + answer('[2]'))}</decisionTable>`;
  expect(resultOf(ranked + row + decision('D', table, { type: 'row' }))).toEqual({ r: 'high', n: 2 });
});
