import { fail, ok, type Result } from '#law/ground';
import type { Boxed, BoxedFunction, BoxedTable, DmnItem, DmnModel, DmnNode, DmnProblem, Parameter } from './dmn-model.ts';
import type { HitPolicy } from './model.ts';
import { childOf, childrenOf, readXml, textOf, type XmlElement, type XmlProblem } from './xml.ts';

/** Namespaces of DMN 1.1 to 1.5. */
const namespaces: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
]);

/** Reads a DMN model from its XML. What a later version adds and this one does not know is passed over. */
export const readDmn = (source: string): Result<DmnModel, DmnProblem> => {
  const xml = readXml(source);
  return xml.ok ? modelOf(xml.value) : fail(asProblem(xml.error));
};

export const asProblem = ({ line, message }: XmlProblem): DmnProblem => ({ where: `line ${line}`, message });

const modelOf = (whole: XmlElement): Result<DmnModel, DmnProblem> => {
  const where = `line ${whole.line}`;
  if (whole.name !== 'definitions') return fail({ where, message: `\`${whole.name}\` is no DMN model` });
  if (whole.namespace === '') return fail({ where, message: 'it names no namespace, so its version of DMN is not known' });
  if (!namespaces.has(whole.namespace)) {
    return fail({ where, message: `the namespace \`${whole.namespace}\` is none of DMN 1.1 to 1.5` });
  }
  const root = ofDmn(whole);
  const strange = strangePolicy(root);
  if (strange !== undefined) return fail(strange);
  const namespace = root.attributes.get('namespace') ?? '';
  const nodes = new Map<string, DmnNode>();
  for (const element of root.children) {
    const node = nodeOf(element, namespace);
    if (node === undefined) continue;
    if (nodes.has(node.id)) return fail({ where: `line ${element.line}`, message: `a second element has the id \`${node.id}\`` });
    nodes.set(node.id, node);
  }
  return ok({
    name: root.attributes.get('name') ?? '',
    namespace,
    imports: childrenOf(root, 'import').map((element) => ({
      name: element.attributes.get('name') ?? '',
      namespace: element.attributes.get('namespace') ?? '',
    })),
    items: new Map(childrenOf(root, 'itemDefinition').map((element) => [nameOf(element), itemOf(element)])),
    nodes,
  });
};

/** Without what other tools put in: elements of a namespace of their own say nothing here, whatever their names. */
export const ofDmn = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.filter((child) => namespaces.has(child.namespace)).map(ofDmn),
});

/** How requirements call an element. */
export const idIn = (element: XmlElement): string => element.attributes.get('id') ?? nameOf(element);

/** Blanks of any kind between the words of a name are one blank. */
const nameOf = (element: XmlElement | undefined): string => tidy(element?.attributes.get('name') ?? '');

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ');

type Typed = { readonly typeRef?: string };

const typed = (typeRef: string | undefined): Typed => (typeRef === undefined || typeRef.trim() === '' ? {} : { typeRef: tidy(typeRef) });

const typeOf = (element: XmlElement | undefined): Typed => typed(element?.attributes.get('typeRef'));

const itemOf = (element: XmlElement): DmnItem => {
  const allowed = textOf(childOf(element, 'allowedValues'), 'text');
  const constraint = textOf(childOf(element, 'typeConstraint'), 'text');
  const returns = childOf(element, 'functionItem')?.attributes.get('outputTypeRef');
  return {
    name: nameOf(element),
    ...typed(textOf(element, 'typeRef')),
    components: childrenOf(element, 'itemComponent').map(itemOf),
    collection: element.attributes.get('isCollection') === 'true',
    ...(allowed === undefined ? {} : { allowed }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(returns === undefined ? {} : { returns: tidy(returns) }),
    kind: childOf(element, 'functionItem') === undefined ? 'plain' : 'function',
  };
};

// ---- nodes of the requirement graph ---------------------------------------------------------------------------------------------

const nodeOf = (element: XmlElement, namespace: string): DmnNode | undefined => {
  const name = nameOf(element);
  const variable = childOf(element, 'variable');
  const common = { id: idIn(element), name, variable: nameOf(variable) || name, ...typeOf(variable) };
  const hrefs = (of: XmlElement, child: string): readonly string[] => childrenOf(of, child).map((each) => hrefOf(each, namespace));
  const needs = (...kinds: readonly (readonly [string, string])[]): readonly string[] =>
    kinds.flatMap(([requirement, child]) => childrenOf(element, requirement).flatMap((each) => hrefs(each, child)));
  switch (element.name) {
    case 'inputData':
      return { ...common, kind: 'input' };
    case 'decision': {
      const boxed = boxedIn(element);
      // A table without a type of its own gives what its decision does, and takes the order of its answers from there.
      const logic: Boxed | undefined = boxed?.kind === 'table' ? { ...typeOf(variable), ...boxed } : boxed;
      const wanted = needs(
        ['informationRequirement', 'requiredInput'],
        ['informationRequirement', 'requiredDecision'],
        ['knowledgeRequirement', 'requiredKnowledge'],
      );
      return { ...common, kind: 'decision', needs: wanted, ...(logic === undefined ? {} : { logic }) };
    }
    case 'businessKnowledgeModel': {
      const body = childOf(element, 'encapsulatedLogic');
      const wanted = needs(['knowledgeRequirement', 'requiredKnowledge']);
      return { ...common, kind: 'knowledge', needs: wanted, ...(body === undefined ? {} : { logic: functionOf(body) }) };
    }
    case 'decisionService':
      return {
        ...common,
        kind: 'service',
        outputs: hrefs(element, 'outputDecision'),
        inputDecisions: hrefs(element, 'inputDecision'),
        inputData: hrefs(element, 'inputData'),
      };
    default:
      return undefined;
  }
};

/** `namespace#id`, also for what stands in the same model. */
const hrefOf = (element: XmlElement, namespace: string): string => {
  const href = element.attributes.get('href') ?? '';
  return href.startsWith('#') ? namespace + href : href.includes('#') ? href : `${namespace}#${href}`;
};

// ---- boxed expressions ------------------------------------------------------------------------------------------------------------

const boxedIn = (element: XmlElement | undefined): Boxed | undefined => {
  for (const child of element?.children ?? []) {
    const boxed = boxedOf(child);
    if (boxed !== undefined) return boxed;
  }
  return undefined;
};

const nothing: Boxed = { kind: 'literal', text: 'null' };

const boxedOf = (element: XmlElement): Boxed | undefined => {
  const type = typeOf(element);
  const inside = (name: string): Boxed => boxedIn(childOf(element, name)) ?? nothing;
  const loop = (body: string): { variable: string; list: Boxed; body: Boxed } => ({
    variable: tidy(element.attributes.get('iteratorVariable') ?? ''),
    list: inside('in'),
    body: inside(body),
  });
  switch (element.name) {
    case 'literalExpression':
      return { kind: 'literal', ...type, text: textOf(element, 'text') ?? '', ...languageOf(element) };
    case 'decisionTable':
      return tableOf(element);
    case 'functionDefinition':
      return functionOf(element);
    case 'context':
      return { kind: 'context', ...type, entries: childrenOf(element, 'contextEntry').map(entryOf) };
    case 'list':
      return { kind: 'list', ...type, items: boxesOf(element) };
    case 'relation':
      return {
        kind: 'relation',
        ...type,
        columns: childrenOf(element, 'column').map(parameterOf),
        rows: childrenOf(element, 'row').map(boxesOf),
      };
    case 'invocation':
      return { kind: 'invocation', ...type, callee: boxedIn(element) ?? nothing, bindings: childrenOf(element, 'binding').map(bindingOf) };
    case 'conditional':
      return { kind: 'conditional', ...type, if: inside('if'), yes: inside('then'), no: inside('else') };
    case 'filter':
      return { kind: 'filter', ...type, list: inside('in'), match: inside('match') };
    case 'for':
      return { kind: 'for', ...type, ...loop('return') };
    case 'some':
    case 'every':
      return { kind: element.name, ...type, ...loop('satisfies') };
    default:
      return undefined;
  }
};

/** The language of an expression, where it is another than FEEL. */
const languageOf = (element: XmlElement): { readonly language?: string } => {
  const language = element.attributes.get('expressionLanguage') ?? '';
  return language === '' || /feel/i.test(language) ? {} : { language };
};

const boxesOf = (element: XmlElement): readonly Boxed[] => element.children.map(boxedOf).filter((boxed) => boxed !== undefined);

const parameterOf = (element: XmlElement): Parameter => ({ name: nameOf(element), ...typeOf(element) });

const entryOf = (element: XmlElement): { name?: string; typeRef?: string; value: Boxed } => {
  const variable = childOf(element, 'variable');
  return { ...(variable === undefined ? {} : { name: nameOf(variable) }), ...typeOf(variable), value: boxedIn(element) ?? nothing };
};

const bindingOf = (element: XmlElement): { name: string; value: Boxed } => ({
  name: nameOf(childOf(element, 'parameter')),
  value: boxedIn(element) ?? nothing,
});

const functionOf = (element: XmlElement): BoxedFunction => {
  const body = boxedIn(element);
  return {
    kind: 'function',
    ...typeOf(element),
    parameters: childrenOf(element, 'formalParameter').map(parameterOf),
    ...(body === undefined ? {} : { body }),
    external: (element.attributes.get('kind') ?? 'FEEL') !== 'FEEL',
  };
};

// ---- decision tables ----------------------------------------------------------------------------------------------------------------

const tableOf = (element: XmlElement): BoxedTable => ({
  kind: 'table',
  ...typeOf(element),
  hit: hitOf(element),
  inputs: childrenOf(element, 'input').map((input) => {
    const expression = childOf(input, 'inputExpression');
    const label = input.attributes.get('label');
    return {
      text: textOf(expression, 'text') ?? '',
      ...typeOf(expression),
      ...valuesOf(input, 'inputValues'),
      ...(label === undefined ? {} : { label }),
    };
  }),
  outputs: childrenOf(element, 'output').map((output) => {
    const otherwise = textOf(childOf(output, 'defaultOutputEntry'), 'text');
    const name = nameOf(output);
    return {
      ...(name === '' ? {} : { name }),
      ...typeOf(output),
      ...valuesOf(output, 'outputValues'),
      ...(otherwise === undefined ? {} : { otherwise }),
    };
  }),
  annotations: childrenOf(element, 'annotation').map(nameOf),
  rules: childrenOf(element, 'rule').map((rule, index) => ({
    id: rule.attributes.get('id') ?? `rule-${index + 1}`,
    inputs: childrenOf(rule, 'inputEntry').map((entry) => textOf(entry, 'text') ?? ''),
    outputs: childrenOf(rule, 'outputEntry').map((entry) => textOf(entry, 'text') ?? ''),
    annotations: childrenOf(rule, 'annotationEntry').map((entry) => textOf(entry, 'text') ?? ''),
  })),
});

const valuesOf = (element: XmlElement, name: string): { readonly values?: string } => {
  const values = textOf(childOf(element, name), 'text')?.trim();
  return values === undefined || values === '' ? {} : { values };
};

const policies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'unique',
  ANY: 'any',
  PRIORITY: 'priority',
  FIRST: 'first',
  'RULE ORDER': 'rule-order',
  'OUTPUT ORDER': 'output-order',
};

const aggregations: ReadonlySet<string> = new Set(['SUM', 'MIN', 'MAX', 'COUNT']);

/** A table with a policy that DMN does not know would otherwise be taken for one with another meaning. */
const strangePolicy = (element: XmlElement): DmnProblem | undefined => {
  if (element.name === 'decisionTable') {
    const policy = element.attributes.get('hitPolicy') ?? 'UNIQUE';
    const aggregation = element.attributes.get('aggregation');
    const known = policy === 'COLLECT' || Object.hasOwn(policies, policy);
    if (!known)
      return { where: `line ${element.line}`, message: `unknown hit policy \`${policy}\`; ${oneOf(Object.keys(policies))}, or COLLECT` };
    if (policy === 'COLLECT' && aggregation !== undefined && !aggregations.has(aggregation))
      return { where: `line ${element.line}`, message: `unknown aggregation \`${aggregation}\`; ${oneOf([...aggregations])}` };
  }
  for (const child of element.children) {
    const found = strangePolicy(child);
    if (found !== undefined) return found;
  }
  return undefined;
};

const oneOf = (words: readonly string[]): string => `it is one of ${words.join(', ')}`;

const hitOf = (element: XmlElement): HitPolicy => {
  const policy = element.attributes.get('hitPolicy') ?? 'UNIQUE';
  if (policy !== 'COLLECT') return policies[policy]!;
  const aggregation = element.attributes.get('aggregation');
  return aggregation === undefined ? 'collect' : (`collect-${aggregation.toLowerCase()}` as HitPolicy);
};
