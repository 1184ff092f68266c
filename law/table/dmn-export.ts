import { isNum, type Num, printNum, type Text, type Value } from '#law/ground';
import { readCell } from './cell.ts';
import { priorityOf } from './domain.ts';
import type { Domain, HitPolicy, RuleSource, TableInput, TableSource } from './model.ts';
import { writeXml, type XmlOut } from './xml.ts';

/** Attributes that DMN has no word for; other tools keep or ignore them. */
export const ownNamespace = 'https://ordinance.example/dmn';

/** The columns beside the rules in which their articles and notes travel. */
export const annotationColumns = ['basis', 'standing', 'note', 'note zh'] as const;

/** A table as a DMN 1.5 model: one decision, one input for each fact, one item definition for each domain. */
export const exportDmn = (source: TableSource): string => {
  const { name, inputs, output } = source;
  return writeXml({
    name: 'definitions',
    attributes: {
      xmlns: 'https://www.omg.org/spec/DMN/20230324/MODEL/',
      'xmlns:ordinance': ownNamespace,
      id: `definitions-${name}`,
      name,
      namespace: `${ownNamespace}/${name}`,
      expressionLanguage: 'https://www.omg.org/spec/DMN/20230324/FEEL/',
    },
    children: [
      ...[...inputs, output].map(itemDefinition),
      ...inputs.map((input) => ({
        name: 'inputData',
        attributes: { id: `input-${input.name}`, name: input.name },
        children: [variable(input)],
      })),
      decision(source),
    ],
  });
};

const itemName = (name: string): string => `t-${name}`;

const variable = ({ name }: { readonly name: string }): XmlOut => ({ name: 'variable', attributes: { name, typeRef: itemName(name) } });

const itemDefinition = ({ name, domain, several }: TableInput): XmlOut => ({
  name: 'itemDefinition',
  attributes: {
    id: `item-${name}`,
    name: itemName(name),
    isCollection: several === true ? 'true' : undefined,
    'ordinance:ranked': domain.kind === 'choice' && domain.ranked ? 'yes' : undefined,
    'ordinance:step': domain.kind === 'number' ? printNum(domain.step) : undefined,
    ...boundAttributes(domain),
  },
  children: [{ name: 'typeRef', text: typeRefs[domain.kind] }, allowedValues(domain)],
});

const typeRefs: Readonly<Record<Domain['kind'], string>> = {
  choice: 'string',
  'yes-no': 'boolean',
  number: 'number',
  date: 'date',
  text: 'string',
};

const boundAttributes = (domain: Domain): Record<string, string | undefined> => {
  if (domain.kind !== 'number' && domain.kind !== 'date') return {};
  const shown = (bound: Num | string | undefined): string | undefined =>
    bound === undefined ? undefined : typeof bound === 'string' ? bound : printNum(bound);
  return { 'ordinance:min': shown(domain.min), 'ordinance:max': shown(domain.max) };
};

const allowedValues = (domain: Domain): XmlOut | undefined => {
  const text = domain.kind === 'choice' ? domain.options.map((option) => feelLiteral(domain, option)).join(', ') : rangeText(domain);
  return text === undefined ? undefined : { name: 'allowedValues', children: [{ name: 'text', text }] };
};

const rangeText = (domain: Domain): string | undefined => {
  if ((domain.kind !== 'number' && domain.kind !== 'date') || (domain.min === undefined && domain.max === undefined)) return undefined;
  const [min, max] = [domain.min, domain.max].map((bound) => (bound === undefined ? undefined : feelLiteral(domain, bound)));
  return min === undefined ? `<= ${max}` : max === undefined ? `>= ${min}` : `[${min}..${max}]`;
};

const decision = (source: TableSource): XmlOut => ({
  name: 'decision',
  attributes: {
    id: `decision-${source.name}`,
    name: source.output.name,
    'ordinance:title-en': titleOf(source)?.en,
    'ordinance:title-zh': titleOf(source)?.zh,
    'ordinance:basis': source.basis?.join(' '),
    'ordinance:standing': source.standing,
    'ordinance:note-en': source.note?.en,
    'ordinance:note-zh': source.note?.zh,
  },
  children: [
    variable(source.output),
    ...source.inputs.map(({ name }) => ({
      name: 'informationRequirement',
      children: [{ name: 'requiredInput', attributes: { href: `#input-${name}` } }],
    })),
    decisionTable(source),
  ],
});

const titleOf = ({ title }: TableSource): Text | undefined => (typeof title === 'string' ? { en: title, zh: title } : title);

const decisionTable = (source: TableSource): XmlOut => ({
  name: 'decisionTable',
  attributes: {
    id: `table-${source.name}`,
    ...policy(source.hit),
    'ordinance:complete': source.complete ? 'yes' : 'no',
    outputLabel: source.output.name,
  },
  children: [
    ...source.inputs.map(({ name, domain }) => ({
      name: 'input',
      attributes: { id: `column-${name}`, label: name },
      children: [
        { name: 'inputExpression', attributes: { typeRef: itemName(name) }, children: [{ name: 'text', text: name }] },
        valueList('inputValues', domain, false),
      ],
    })),
    {
      name: 'output',
      attributes: { id: `column-${source.output.name}` },
      children: [valueList('outputValues', source.output.domain, true)],
    },
    ...annotationColumns.map((name) => ({ name: 'annotation', attributes: { name } })),
    ...source.rules.map((rule) => ruleElement(source, rule)),
  ],
});

const policy = (hit: HitPolicy): Record<string, string | undefined> => {
  if (!hit.startsWith('collect')) return { hitPolicy: hit.toUpperCase().replace('-', ' ') };
  return { hitPolicy: 'COLLECT', aggregation: hit === 'collect' ? undefined : hit.slice('collect-'.length).toUpperCase() };
};

const valueList = (name: string, domain: Domain, byPriority: boolean): XmlOut | undefined => {
  if (domain.kind !== 'choice') return undefined;
  const order = byPriority ? domain.options.toSorted((a, b) => priorityOf(domain, a)! - priorityOf(domain, b)!) : domain.options;
  return { name, children: [{ name: 'text', text: order.map((option) => feelLiteral(domain, option)).join(', ') }] };
};

const ruleElement = ({ inputs, output }: TableSource, rule: RuleSource): XmlOut => ({
  name: 'rule',
  attributes: { id: rule.id },
  children: [
    ...inputs.map((input) => ({ name: 'inputEntry', children: [{ name: 'text', text: cellText(input, rule.when[input.name]) }] })),
    { name: 'outputEntry', children: [{ name: 'text', text: feelLiteral(output.domain, rule.then) }] },
    ...[rule.basis?.join(' '), rule.standing, rule.note?.en, rule.note?.zh].map((text) => ({
      name: 'annotationEntry',
      children: [{ name: 'text', text: text ?? '' }],
    })),
  ],
});

// A cell that does not compile is handed on as it was written: a checker says what is wrong with it, not the export.
const cellText = (input: TableInput, written: Value | undefined): string => {
  const read = readCell(input, written, undefined);
  if (read.ok) return read.cell.source;
  return typeof written === 'string' ? written : JSON.stringify(written);
};

/** A value as FEEL writes it. */
const feelLiteral = (domain: Domain, value: Value): string => {
  if (Array.isArray(value)) return `[${value.map((item) => feelLiteral(domain, item)).join(', ')}]`;
  if (isNum(value)) return printNum(value);
  if (typeof value !== 'string') return String(value);
  if (domain.kind === 'yes-no') return value === 'yes' ? 'true' : 'false';
  return domain.kind === 'date' ? `date("${value}")` : JSON.stringify(value);
};
