// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import {
  Decimal,
  dayOf,
  fail,
  type Num,
  normal,
  ok,
  parseDay,
  parseJson,
  parseNum,
  type Result,
  type Standing,
  type Text,
  type Value,
} from '#law/ground';
import { readConstantTest, splitItems } from './constant-tests.ts';
import { givesList } from './decide.ts';
import { allowedText, type annotationColumns, cellText, feelLiteral, ownNamespace } from './dmn-export.ts';
import type { BoxedRule, BoxedTable, DmnProblem } from './dmn-model.ts';
import { asProblem, idIn, ofDmn, readDmn } from './dmn-read.ts';
import type { Domain, Range, RuleSource, TableInput, TableSource } from './model.ts';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from './xml.ts';

/**
 * A decision table of a DMN model as a table of ours. What `exportDmn` wrote comes back unchanged; of other models, tables with one
 * output whose inputs are plain names and whose outputs are constants.
 * @param decision which, if the model has several with a table
 */
export const importDmn = (source: string, decision?: string): Result<TableSource, DmnProblem> => {
  const model = readDmn(source);
  if (!model.ok) return model;
  const tables = [...model.value.nodes.values()].flatMap((node) =>
    node.kind === 'decision' && node.logic?.kind === 'table' ? [{ node, table: node.logic }] : [],
  );
  const found = decision === undefined ? tables[0] : tables.find(({ node }) => node.name === decision);
  if (found === undefined)
    return fail({
      where: 'model',
      message: decision === undefined ? 'it has no decision table' : `no decision \`${decision}\` has a table`,
    });
  if (decision === undefined && tables.length > 1) {
    return fail({
      where: 'model',
      message: `it has ${tables.length} decision tables: ${tables.map(({ node }) => `\`${node.name}\``).join(', ')}`,
    });
  }
  const xml = readXml(source);
  if (!xml.ok) return fail(asProblem(xml.error));
  const root = ofDmn(xml.value);
  const element = childrenOf(root, 'decision').find((each) => idIn(each) === found.node.id);
  return element === undefined
    ? fail({ where: 'model', message: `decision \`${found.node.name}\` is not there` })
    : tableFrom(root, element, found.node.name, found.table);
};

const tableFrom = (root: XmlElement, element: XmlElement, name: string, table: BoxedTable): Result<TableSource, DmnProblem> => {
  const where = `decision ${name}`;
  if (table.outputs.length !== 1)
    return fail({ where, message: `its table has ${table.outputs.length} outputs; a table decides one fact` });
  const strange = table.inputs.find(({ text }) => !/^\s*[\p{L}_][\p{L}\p{N}_ -]*\s*$/u.test(text));
  if (strange !== undefined) return fail({ where, message: `the input \`${strange.text.trim()}\` is an expression; give it a name first` });
  const named = isOwn(root) ? (name: string): string => name.trim() : kebab;
  const inputs = table.inputs.map((input, index): TableInput => {
    const { domain, ...rest } = domainFrom(root, input.typeRef, input.values);
    const texts = table.rules.map((rule) => rule.inputs[index] ?? '');
    return { name: named(input.text), domain: isOwn(root) ? domain : stepFor(domain, texts), ...rest };
  });
  const outputType = table.outputs[0]!.typeRef ?? table.typeRef ?? childOf(element, 'variable')?.attributes.get('typeRef');
  const found = domainFrom(root, outputType, table.outputs[0]!.values);
  const answers = table.rules.map((rule) => rule.outputs[0] ?? '');
  const output = { name: named(name), ...found, domain: isOwn(root) ? found.domain : stepFor(found.domain, answers) };
  const several = givesList(table.hit) && !isOwn(root) ? { several: true } : {};
  const asWritten = isOwn(root) ? childrenOf(childOf(element, 'decisionTable'), 'rule') : [];
  const rules: RuleSource[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const read = ruleFrom(rule, index, table, inputs, output.domain);
    if (typeof read === 'string') return fail({ where, message: read });
    rules.push(asWritten[index] === undefined ? read : withWritten(read, asWritten[index], inputs, output.domain));
  }
  return ok({
    name: isOwn(root)
      ? (root.attributes.get('name') ?? name)
      : kebab(element.attributes.get('name') ?? root.attributes.get('name') ?? name),
    ...groundFrom(element),
    inputs,
    output: { ...output, ...several },
    hit: table.hit,
    complete: childOf(element, 'decisionTable')?.attributes.get(`{${ownNamespace}}complete`) === 'yes',
    rules,
  });
};

// Our own files carry the table's name as the model's; elsewhere the decision's is the better one.
const isOwn = (root: XmlElement): boolean => root.attributes.get('namespace')?.startsWith(ownNamespace) === true;

/** A DMN name as a name of ours; names of ours stay as they are. */
const kebab = (name: string): string => {
  const plain = name.trim();
  if (/^[a-z][a-z0-9-]*$/.test(plain)) return plain;
  return plain
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
};

/** The domain that a type says, or the one that it is made from; `values` are those that a column lists itself. */
const domainFrom = (root: XmlElement, typeRef: string | undefined, values: string | undefined, depth = 0): Omit<TableInput, 'name'> => {
  const item = childrenOf(root, 'itemDefinition').find((each) => each.attributes.get('name') === typeRef);
  const base = item === undefined ? (typeRef ?? '') : (textOf(item, 'typeRef')?.trim() ?? '');
  const mine = (name: string): string | undefined => item?.attributes.get(`{${ownNamespace}}${name}`);
  const flags = {
    ...(item?.attributes.get('isCollection') === 'true' || mine('several') === 'yes' ? { several: true } : {}),
    ...(mine('nullable') === 'yes' ? { nullable: true } : {}),
    ...(mine('unlisted') === 'yes' ? { unlisted: true } : {}),
  };
  const allowed = textOf(childOf(item, 'allowedValues'), 'text') ?? textOf(childOf(item, 'typeConstraint'), 'text') ?? values;
  // Types that are made from each other lead nowhere.
  const made = item !== undefined && depth < 20 && childrenOf(root, 'itemDefinition').some((each) => each.attributes.get('name') === base);
  if (made) return { ...domainFrom(root, base, allowed, depth + 1), ...flags };
  return { domain: domainOf(base.replace(/^[^:]+:/, ''), allowed, mine), ...flags };
};

const domainOf = (base: string, allowed: string | undefined, mine: (name: string) => string | undefined): Domain => {
  const number = (name: string): ReturnType<typeof parseNum> => parseNum(mine(name) ?? '');
  switch (base) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'number':
      return { kind: 'number', ...boundsOf(allowed, 'number', number('min'), number('max')), step: number('step') ?? 1 };
    case 'date': {
      const day = (at: Num | undefined): string | undefined => (at === undefined ? undefined : dayOf(Number(at)));
      const bounds = boundsOf(allowed, 'date', undefined, undefined);
      const [min, max] = [mine('min') ?? day(bounds.min), mine('max') ?? day(bounds.max)];
      return { kind: 'date', ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    }
    default: {
      const ranked = mine('ranked') === 'yes';
      const named = optionsIn(mine('options'));
      if (named !== undefined && allowedText({ kind: 'choice', options: named, ranked }) === allowed)
        return { kind: 'choice', options: named, ranked };
      const listed = allowed === undefined ? undefined : readConstantTest(allowed, 'text');
      if (listed?.kind !== 'texts' || listed.not) return { kind: 'text' };
      return { kind: 'choice', options: listed.texts, ranked };
    }
  }
};

// Other tools say the bounds as one range of allowed values.
const boundsOf = (
  allowed: string | undefined,
  of: 'number' | 'date',
  min: Num | undefined,
  max: Num | undefined,
): { min?: Num; max?: Num } => {
  const test = allowed === undefined ? undefined : readConstantTest(allowed, of);
  const range: Range = test?.kind === 'ranges' && test.ranges.length === 1 ? test.ranges[0]! : {};
  const [low, high] = [min ?? range.low, max ?? range.high];
  return { ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) };
};

/** The step that fits every constant of a column; of a model that does not say one. */
const stepFor = (domain: Domain, texts: readonly string[]): Domain => {
  if (domain.kind !== 'number' || domain.step !== 1) return domain;
  const places = Math.max(0, ...texts.flatMap((text) => [...text.matchAll(/\.(\d+)/g)].map((match) => match[1]!.length)));
  return places === 0 ? domain : { ...domain, step: normal(new Decimal(10).pow(-places)) };
};

// ---- rules -----------------------------------------------------------------------------------------------------------------------

const ruleFrom = (
  rule: BoxedRule,
  index: number,
  table: BoxedTable,
  inputs: readonly TableInput[],
  output: Domain,
): RuleSource | string => {
  const id = /^[a-zA-Z]/.test(rule.id) ? rule.id : `rule-${index + 1}`;
  const when: Record<string, Value> = {};
  for (const [column, input] of inputs.entries()) {
    const cell = cellFrom(input, rule.inputs[column] ?? '-');
    if (cell !== undefined) when[input.name] = cell;
  }
  const then = literalFrom(rule.outputs[0] ?? '', output);
  if (then === undefined) return `the output \`${rule.outputs[0]}\` of rule \`${id}\` is an expression; a table gives values`;
  return { id, when, then, ...annotationsOf(rule, table) };
};

/** The words of the author where they still mean what the file says: another tool may have changed it. */
const withWritten = (rule: RuleSource, element: XmlElement, inputs: readonly TableInput[], output: Domain): RuleSource => {
  const when: Record<string, Value> = {};
  for (const [index, input] of inputs.entries()) {
    const entry = childrenOf(element, 'inputEntry')[index];
    const written = writtenIn(entry);
    const text = textOf(entry, 'text') ?? '-';
    if (written !== undefined && cellText(input, written) === text) when[input.name] = written;
    else if (rule.when[input.name] !== undefined) when[input.name] = rule.when[input.name]!;
  }
  const answer = childOf(element, 'outputEntry');
  const then = writtenIn(answer);
  return {
    ...rule,
    id: element.attributes.get(`{${ownNamespace}}rule`) ?? rule.id,
    when,
    then: then !== undefined && feelLiteral(output, then) === textOf(answer, 'text') ? then : rule.then,
  };
};

const optionsIn = (json: string | undefined): readonly string[] | undefined => {
  const options = valueIn(json);
  return Array.isArray(options) && options.every((option) => typeof option === 'string') ? options : undefined;
};

const writtenIn = (element: XmlElement | undefined): Value | undefined => valueIn(element?.attributes.get(`{${ownNamespace}}written`));

const valueIn = (json: string | undefined): Value | undefined => {
  try {
    return json === undefined ? undefined : parseJson(json);
  } catch {
    return undefined;
  }
};

const cellFrom = (input: TableInput, text: string): Value | undefined => {
  const plain = text.trim();
  if (plain === '-' || plain === '') return undefined;
  if (input.several === true) return plain;
  if (input.domain.kind === 'choice') return choiceFrom(plain) ?? plain;
  if (input.domain.kind === 'yes-no') {
    const test = readConstantTest(plain, 'yes-no');
    return test?.kind === 'yes-no' ? test.value : plain;
  }
  return input.domain.kind === 'number' ? (parseNum(plain) ?? plain) : plain;
};

const choiceFrom = (text: string): Value | undefined => {
  const test = readConstantTest(text, 'text');
  if (test?.kind !== 'texts') return undefined;
  const named: Value = test.texts.length === 1 ? test.texts[0]! : test.texts;
  return test.not ? { not: named } : named;
};

const literalFrom = (text: string, domain: Domain): Value | undefined => {
  const plain = text.trim();
  const list = /^\[([\s\S]*)\]$/.exec(plain);
  if (list !== null) {
    const items = list[1]!.trim() === '' ? [] : splitItems(list[1]!)?.map((item) => literalFrom(item, domain));
    return items?.every((item) => item !== undefined) === true ? items : undefined;
  }
  if (plain === 'true' || plain === 'false') return plain === 'true';
  const day = /^(?:date\s*\(\s*|@)"(\d{4}-\d{2}-\d{2})"\s*\)?$/.exec(plain);
  if (day !== null) return parseDay(day[1]!);
  return plain.startsWith('"') ? textLiteral(plain) : parseNum(plain);
};

const textLiteral = (text: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

interface Ground {
  basis?: readonly string[];
  standing?: Standing;
  note?: Text;
}

const annotationsOf = (rule: BoxedRule, table: BoxedTable): Ground => {
  const column = (name: (typeof annotationColumns)[number]): string | undefined => rule.annotations[table.annotations.indexOf(name)];
  return ground(column('basis'), column('standing'), column('note'), column('note zh'));
};

const groundFrom = (element: XmlElement): Ground & { title?: Text | string } => {
  const mine = (name: string): string | undefined => element.attributes.get(`{${ownNamespace}}${name}`);
  const [plain, en, zh] = [mine('title'), mine('title-en'), mine('title-zh')];
  const title = plain ?? (en === undefined || zh === undefined ? undefined : { en, zh });
  return {
    ...(title === undefined ? {} : { title }),
    ...ground(mine('basis'), mine('standing'), mine('note-en'), mine('note-zh')),
  };
};

const ground = (basis: string | undefined, standing: string | undefined, en: string | undefined, zh: string | undefined): Ground => ({
  ...(basis === undefined || basis === '' ? {} : { basis: basis.split(' ') }),
  ...(standing === undefined || standing === '' ? {} : { standing: standing as Standing }),
  ...(en === undefined || zh === undefined || (en === '' && zh === '') ? {} : { note: { en, zh } }),
});
