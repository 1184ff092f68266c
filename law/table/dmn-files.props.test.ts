import fc from 'fast-check';
import { test } from 'vitest';
import { importDmn } from './dmn-import.ts';
import { testDmn } from './dmn-kit.ts';
import { runModel } from './dmn-run.ts';

// A model that has a little of everything, and a test of it; then both are damaged as files get damaged: a tag dropped, doubled or
// put in the place of another, an attribute lost, a text that is something else.

const literal = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`;
const model = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="M">
<import name="lib" namespace="urn:l"/>
<itemDefinition name="share"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>
<itemDefinition name="person"><itemComponent name="age" isCollection="true"><typeRef>share</typeRef></itemComponent></itemDefinition>
<inputData id="i" name="Applicant Age"><variable name="Applicant Age" typeRef="number"/></inputData>
<businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal('if n &lt; 1 then 1 else n * f(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>
<decision id="D" name="D"><variable name="D" typeRef="string"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
<decisionTable hitPolicy="COLLECT" aggregation="MAX"><input><inputExpression typeRef="number"><text>Applicant Age</text></inputExpression></input>
<output name="o" typeRef="number"><outputValues><text>1, 2</text></outputValues><defaultOutputEntry><text>1</text></defaultOutputEntry></output>
<rule id="r"><inputEntry><text>&gt; 18</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable></decision>
<decision id="E" name="E"><informationRequirement><requiredDecision href="#D"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
<context><contextEntry><variable name="a"/><invocation>${literal('f')}<binding><parameter name="n"/>${literal('3')}</binding></invocation></contextEntry>
<contextEntry><variable name="b" typeRef="share"/><for iteratorVariable="x"><in>${literal('[1..3]')}</in><return>${literal('x + a')}</return></for></contextEntry>
<contextEntry><conditional><if>${literal('a = 6')}</if><then>${literal('b')}</then><else><list>${literal('D')}</list></else></conditional></contextEntry></context></decision>
<decisionService id="S" name="S"><outputDecision href="#E"/><inputDecision href="#D"/><inputData href="#i"/></decisionService></definitions>`;
const tests = `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>
<testCase id="1"><inputNode name="Applicant Age"><value xsi:type="xsd:decimal">41</value></inputNode><resultNode name="D"><expected><value xsi:type="xsd:decimal">2</value></expected></resultNode></testCase>
<testCase id="2" type="decisionService" invocableName="S"><inputNode name="D"><list><item><value xsi:nil="true"/></item></list></inputNode><resultNode name="E"><expected><component name="a"><value>1</value></component></expected></resultNode></testCase></testCases>`;

const oddTexts = [
  '',
  'null',
  '-',
  '(',
  '"',
  '?',
  'f(f(f))',
  'for i in 1..99999999 return i',
  'f(-1) + f(-1)',
  'not(',
  '[1..',
  '@"x"',
  'E',
  'constructor',
  '__proto__',
  '1e999',
  '{a: a}',
];

interface Damage {
  readonly kind: 'drop' | 'double' | 'attribute' | 'text' | 'rename';
  readonly at: number;
  readonly with: number;
}

const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({ kind: fc.constantFrom('drop', 'double', 'attribute', 'text', 'rename'), at: fc.nat(10_000), with: fc.nat(10_000) }),
  { minLength: 1, maxLength: 4 },
);

const wholeElement = /<(\w+)[^>]*>[^<]*<\/\1>|<\w+[^>]*\/>/g;

const damaged = (source: string, { kind, at, with: other }: Damage): string => {
  const pick = (pattern: RegExp, index: number): RegExpExecArray | undefined => {
    const found = [...source.matchAll(pattern)];
    return found[index % Math.max(1, found.length)];
  };
  const put = (found: RegExpExecArray | undefined, text: string): string =>
    found === undefined ? source : source.slice(0, found.index) + text + source.slice(found.index + found[0].length);
  switch (kind) {
    case 'drop':
      return put(pick(wholeElement, at), '');
    case 'double': {
      const found = pick(wholeElement, at);
      return put(found, `${found?.[0]}${found?.[0]}`);
    }
    case 'attribute':
      return put(pick(/ (?!xmlns)[\w:]+="[^"]*"/g, at), '');
    case 'text':
      return put(pick(/>[^<]+</g, at), `>${oddTexts[other % oddTexts.length]}<`);
    case 'rename': {
      const [one, two] = [pick(/<(\w+)/g, at)?.[1] ?? '', pick(/<(\w+)/g, other)?.[1] ?? ''];
      return source.replaceAll(new RegExp(`(</?)${one}\\b`, 'g'), `$1${two}`);
    }
  }
};

test('no damage to a model or to a test makes reading, importing, running or testing throw', () => {
  fc.assert(
    fc.property(damages, fc.boolean(), (done, inModel) => {
      const [m, t] = inModel ? [done.reduce(damaged, model), tests] : [model, done.reduce(damaged, tests)];
      runModel(m, { 'Applicant Age': 41 });
      importDmn(m, 'D');
      testDmn(
        new Map([
          ['m.dmn', m],
          ['t.xml', t],
        ]),
      );
    }),
    { numRuns: 300 },
  );
});
