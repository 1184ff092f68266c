import { canonicalJson, isNum, type Num, printNum, type Text, type Value } from '#law/ground';
import { readCell } from './cell.ts';
import { givesList, isCollected } from './decide.ts';
import { diagramOf } from './dmn-diagram.ts';
import { idOf } from './dmn-id.ts';
import { priorityOf } from './domain.ts';
import type { Domain, HitPolicy, RuleSource, TableInput, TableSource } from './model.ts';
import { writeXml, type XmlOut } from './xml.ts';

/** Attributes that DMN has no word for; other tools keep or ignore them. */
export const ownNamespace = 'https://ordinance.example/dmn';

/** The columns beside the rules in which their articles and notes travel. */
export const annotationColumns = ['basis', 'standing', 'note', 'note zh'] as const;

/** Namespaces by version: dmn-js and the modellers built on it read 1.3 alone, whose words for a table are the same. */
const namespaces = {
  '1.5': { model: 'https://www.omg.org/spec/DMN/20230324/MODEL/', di: 'https://www.omg.org/spec/DMN/20230324/DMNDI/' },
  '1.3': { model: 'https://www.omg.org/spec/DMN/20191111/MODEL/', di: 'https://www.omg.org/spec/DMN/20191111/DMNDI/' },
} as const;

export type DmnVersion = keyof typeof namespaces;

/** A table as a DMN model with its diagram: one decision, one input for each fact, one item definition for each domain. */
export const exportDmn = (source: TableSource, version: DmnVersion = '1.5'): string => {
  const { name, inputs, output } = source;
  return writeXml({
    name: 'definitions',
    attributes: {
      xmlns: namespaces[version].model,
      'xmlns:dmndi': namespaces[version].di,
      'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
      'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
      'xmlns:ordinance': ownNamespace,
      id: idOf('definitions', name),
      name,
      namespace: `${ownNamespace}/${idOf('table', name)}`,
      expressionLanguage: namespaces[version].model.replace('MODEL', 'FEEL'),
    },
    children: [
      ...inputs.map((input) => itemDefinition(input, input.several === true)),
      itemDefinition(output, output.several === true && !isCollected(source.hit)),
      givesList(source.hit) ? listDefinition(output) : undefined,
      ...inputs.map((input) => ({
        name: 'inputData',
        attributes: { id: idOf('input', input.name), name: input.name },
        children: [variable('input', input.name, itemName(input.name))],
      })),
      decision(source),
      diagramOf(source),
    ],
  });
};

const itemName = (name: string): string => `t-${name}`;

const listName = (name: string): string => `list-${name}`;

const variable = (of: 'input' | 'decision', name: string, typeRef: string): XmlOut => ({
  name: 'variable',
  attributes: { id: idOf(`named-${of}`, name), name, typeRef },
});

/** Of what a table gives by what it does with the rows that fire: one answer, a list of them, or a number made of it. */
const resultType = ({ hit, output }: TableSource): string =>
  hit === 'collect-count' ? 'number' : givesList(hit) ? listName(output.name) : itemName(output.name);

/** The rows of a table that collects each give one of the values; what comes of it all is a list of that type. */
const listDefinition = ({ name }: TableInput): XmlOut => ({
  name: 'itemDefinition',
  attributes: { id: idOf('list', name), name: listName(name), isCollection: 'true' },
  children: [{ name: 'typeRef', text: itemName(name) }],
});

const itemDefinition = ({ name, domain, several, nullable, unlisted }: TableInput, collection: boolean): XmlOut => ({
  name: 'itemDefinition',
  attributes: {
    id: idOf('item', name),
    name: itemName(name),
    isCollection: collection ? 'true' : undefined,
    'ordinance:several': several === true && !collection ? 'yes' : undefined,
    'ordinance:nullable': nullable === true ? 'yes' : undefined,
    'ordinance:unlisted': unlisted === true ? 'yes' : undefined,
    'ordinance:options': domain.kind === 'choice' ? canonicalJson(domain.options) : undefined,
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

export const allowedText = (domain: Domain): string | undefined =>
  domain.kind === 'choice' ? domain.options.map((option) => feelLiteral(domain, option)).join(', ') : rangeText(domain);

const allowedValues = (domain: Domain): XmlOut | undefined => {
  const text = allowedText(domain);
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
    id: idOf('decision', source.output.name),
    name: source.output.name,
    'ordinance:title': typeof source.title === 'string' ? source.title : undefined,
    'ordinance:title-en': textOf(source.title)?.en,
    'ordinance:title-zh': textOf(source.title)?.zh,
    'ordinance:basis': source.basis?.join(' '),
    'ordinance:standing': source.standing,
    'ordinance:note-en': source.note?.en,
    'ordinance:note-zh': source.note?.zh,
  },
  children: [
    description(source),
    variable('decision', source.output.name, resultType(source)),
    ...source.inputs.map(({ name }) => ({
      name: 'informationRequirement',
      attributes: { id: idOf('requirement', name) },
      children: [{ name: 'requiredInput', attributes: { href: `#${idOf('input', name)}` } }],
    })),
    decisionTable(source),
  ],
});

const textOf = (title: TableSource['title']): Text | undefined => (typeof title === 'string' ? undefined : title);

/** For anyone who opens the file elsewhere: what the table is called, on what it rests, and what its authors say of it. */
const description = ({ title, basis, standing, note }: TableSource): XmlOut | undefined => {
  const lines = [
    typeof title === 'string' ? title : title && `${title.en} ${title.zh}`,
    basis && `basis: ${basis.join(', ')}${standing === undefined ? '' : ` (${standing})`}`,
    note && `${note.en} ${note.zh}`,
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : { name: 'description', text: lines.join('\n') };
};

const decisionTable = (source: TableSource): XmlOut => ({
  name: 'decisionTable',
  attributes: {
    id: idOf('table', source.name),
    ...policy(source.hit),
    'ordinance:complete': source.complete ? 'yes' : 'no',
    outputLabel: source.output.name,
  },
  children: [
    ...source.inputs.map(({ name, domain }) => ({
      name: 'input',
      attributes: { id: idOf('column', name), label: name },
      children: [
        {
          name: 'inputExpression',
          attributes: { id: idOf('expression', name), typeRef: itemName(name) },
          children: [{ name: 'text', text: name }],
        },
        valueList('inputValues', domain, false),
      ],
    })),
    {
      name: 'output',
      attributes: { id: idOf('result', source.output.name), label: source.output.name, typeRef: itemName(source.output.name) },
      children: [valueList('outputValues', source.output.domain, true)],
    },
    ...annotationColumns.map((name) => ({ name: 'annotation', attributes: { name } })),
    ...source.rules.map((rule, index) => ruleElement(source, rule, index + 1)),
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

const ruleElement = ({ inputs, output }: TableSource, rule: RuleSource, row: number): XmlOut => ({
  name: 'rule',
  attributes: { id: idOf('rule', rule.id), 'ordinance:rule': rule.id },
  children: [
    ...inputs.map((input) => {
      const written = rule.when[input.name];
      return {
        name: 'inputEntry',
        attributes: { id: idOf(`cell-${row}`, input.name), 'ordinance:written': json(written) },
        children: [{ name: 'text', text: cellText(input, written) }],
      };
    }),
    {
      name: 'outputEntry',
      attributes: { id: idOf(`answer-${row}`, output.name), 'ordinance:written': json(rule.then) },
      children: [{ name: 'text', text: feelLiteral(output.domain, rule.then) }],
    },
    ...[rule.basis?.join(' '), rule.standing, rule.note?.en, rule.note?.zh].map((text) => ({
      name: 'annotationEntry',
      children: [{ name: 'text', text: text ?? '' }],
    })),
  ],
});

const json = (written: Value | undefined): string | undefined => (written === undefined ? undefined : canonicalJson(written));

// A cell that does not compile is handed on as it was written: a checker says what is wrong with it, not the export.
export const cellText = (input: TableInput, written: Value | undefined): string => {
  const read = readCell(input, written, undefined);
  if (read.ok) return read.cell.source;
  return typeof written === 'string' ? written : JSON.stringify(written);
};

/** A value as FEEL writes it. */
export const feelLiteral = (domain: Domain, value: Value): string => {
  if (Array.isArray(value)) return `[${value.map((item) => feelLiteral(domain, item)).join(', ')}]`;
  if (isNum(value)) return printNum(value);
  if (typeof value !== 'string') return String(value);
  if (domain.kind === 'yes-no') return value === 'yes' ? 'true' : 'false';
  return domain.kind === 'date' ? `date("${value}")` : JSON.stringify(value);
};
