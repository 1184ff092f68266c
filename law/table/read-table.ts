// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.

import {
  Decimal,
  fail,
  isNum,
  type Num,
  nearest,
  normal,
  ok,
  type Result,
  type Standing,
  type Text,
  type Value,
  worded,
} from '#law/ground';
import { givesList } from './decide.ts';
import type { Domain, HitPolicy, RuleSource, TableInput, TableOutput, TableProblem, TableSource } from './model.ts';
import { say } from './say.ts';
import { atLine, readYaml } from './yaml-value.ts';

/** What a pack knows of a fact, for tables in the pack's own form. */
export type FactDomain = (fact: string) => { readonly domain: Domain; readonly several?: boolean } | undefined;

/**
 * Reads a table file that stands alone: the pack's own form, whose facts `factOf` knows, or the neutral form of `golden/prove`,
 * which declares its inputs itself. Cells are not looked into: `buildTable` does that.
 */
export const readTableSource = (text: string, factOf: FactDomain = () => undefined): Result<TableSource, readonly TableProblem[]> => {
  const yaml = readYaml(text);
  if (!yaml.ok) return fail([problem('yaml/syntax', atLine(yaml.error))]);
  if (!isRecord(yaml.value)) return fail([problem('yaml/syntax', say('readTableSource.aTableIsA'))]);
  return 'inputs' in yaml.value ? readNeutralTable(yaml.value) : readPackTable(yaml.value, factOf);
};

type Fields = Readonly<Record<string, Value>>;

const isRecord = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNum(value);

const problem = (code: string, words: Text, rest: Partial<TableProblem> = {}): TableProblem => ({
  code,
  part: 'table',
  ...worded(words),
  ...rest,
});

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const asText = (value: Value | undefined): string => (typeof value === 'string' ? value : value === undefined ? '' : String(value));

// ---- the pack's own form ---------------------------------------------------------------------------------------------------------

const tableKeys = ['table', 'title', 'decides', 'hit', 'complete', 'rules', 'basis', 'standing', 'note'];
const ruleKeys = ['id', 'when', 'then', 'basis', 'standing', 'note'];

/** The same from YAML already read: the pack loader keeps the places. */
export const readPackTable = (fields: Fields, factOf: FactDomain): Result<TableSource, readonly TableProblem[]> => {
  const problems = [...unknownKeys(fields, tableKeys)];
  const hit = hitOf(asText(fields['hit'] ?? 'unique'));
  if (hit === undefined)
    problems.push(
      problem('table/hit', say('readPackTable.isNoHitPolicy', { fields: asText(fields['hit']) }), fixFor(asText(fields['hit']), hitNames)),
    );
  const rules = listOf(fields['rules']).map((rule, index) => readRule(rule, index, problems));
  const decides = asText(fields['decides']);
  const output = factOf(decides);
  if (output === undefined) problems.push(problem('name/unknown', say('readPackTable.unknownFact', { decides })));
  const inputs = inputsOf(rules, factOf, problems);
  if (problems.length > 0) return fail(problems);
  return ok({
    name: asText(fields['table']),
    ...groundOf(fields),
    ...(isText(fields['title']) ? { title: fields['title'] } : {}),
    inputs,
    output: { name: decides, ...output! },
    hit: hit!,
    complete: fields['complete'] !== false && fields['complete'] !== 'no',
    rules,
  });
};

const readRule = (value: Value, index: number, problems: TableProblem[]): RuleSource => {
  const rule = isRecord(value) ? value : {};
  const at = { rule: index } as const;
  problems.push(...unknownKeys(rule, ruleKeys).map((each) => ({ ...each, ...at })));
  const when = rule['when'];
  if (when !== undefined && when !== null && !isRecord(when))
    problems.push(problem('key/unknown', say('readRule.mapsFactsToCells'), { ...at, part: 'when' }));
  if (!('then' in rule)) problems.push(problem('key/missing', say('readRule.aRuleNeeds'), { ...at, part: 'then' }));
  const id = asText(rule['id']);
  return { id: id === '' ? `rule-${index + 1}` : id, when: isRecord(when) ? when : {}, then: rule['then'] ?? null, ...groundOf(rule) };
};

const inputsOf = (rules: readonly RuleSource[], factOf: FactDomain, problems: TableProblem[]): readonly TableInput[] => {
  const inputs = new Map<string, TableInput>();
  for (const [rule, { when }] of rules.entries()) {
    for (const name of Object.keys(when)) {
      const fact = factOf(name);
      if (fact === undefined)
        problems.push(problem('name/unknown', say('inputsOf.unknownFact', { name }), { rule, input: name, part: 'when' }));
      else if (!inputs.has(name)) inputs.set(name, { name, ...fact });
    }
  }
  return [...inputs.values()];
};

const unknownKeys = (fields: Fields, known: readonly string[]): readonly TableProblem[] =>
  Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => problem('key/unknown', say('unknownKeys.unknownKey', { key }), fixFor(key, known)));

const fixFor = (name: string, known: readonly string[]): Partial<TableProblem> => {
  const near = nearest(name, known);
  if (near === undefined) return {};
  const wayOut = say('fixFor.didYouMean', { near });
  return { fix: wayOut.en, wayOut };
};

const isText = (value: Value | undefined): value is Text & Fields =>
  isRecord(value) && typeof value['en'] === 'string' && typeof value['zh'] === 'string';

const groundOf = (fields: Fields): { basis?: readonly string[]; standing?: Standing; note?: Text } => ({
  ...(fields['basis'] === undefined ? {} : { basis: listOf(fields['basis']).map(asText) }),
  ...(['law', 'delegated', 'assumed'].includes(asText(fields['standing'])) ? { standing: fields['standing'] as Standing } : {}),
  ...(isText(fields['note']) ? { note: fields['note'] } : {}),
});

/** DMN's hit policies as packs write them. */
export const hitNames = [
  'unique',
  'any',
  'priority',
  'first',
  'rule-order',
  'output-order',
  'collect',
  'collect sum',
  'collect min',
  'collect max',
  'collect count',
];

/** A hit policy in the pack's words. */
export const hitOf = (name: string): HitPolicy | undefined => (hitNames.includes(name) ? (name.replace(' ', '-') as HitPolicy) : undefined);

/** The other way. */
export const hitName = (hit: HitPolicy): string => hit.replace('collect-', 'collect ');

// ---- the neutral form ------------------------------------------------------------------------------------------------------------

const neutralHits: Readonly<Record<string, HitPolicy>> = {
  U: 'unique',
  A: 'any',
  F: 'first',
  P: 'priority',
  R: 'rule-order',
  O: 'output-order',
  C: 'collect',
  'C+': 'collect-sum',
  'C<': 'collect-min',
  'C>': 'collect-max',
  'C#': 'collect-count',
};

/** The form of `golden/prove`: it declares its inputs, and `then` names the one output. */
export const readNeutralTable = (fields: Fields): Result<TableSource, readonly TableProblem[]> => {
  const problems: TableProblem[] = [];
  const hit = neutralHits[asText(fields['hit'] ?? 'U')];
  if (hit === undefined) problems.push(problem('table/hit', say('readNeutralTable.isNoHitPolicy', { fields: asText(fields['hit']) })));
  const inputs = listOf(fields['inputs']).map((input) => ({
    name: asText(isRecord(input) ? input['name'] : ''),
    domain: neutralDomain(input, problems),
    unlisted: true,
    ...(isRecord(input) && input['nullable'] === true && { nullable: true }),
  }));
  const outputs = listOf(fields['outputs']).filter(isRecord);
  if (outputs.length !== 1) problems.push(problem('table/outputs', say('readNeutralTable.aTableDecidesOne', { count: outputs.length })));
  if (problems.length > 0) return fail(problems);
  const name = asText(outputs[0]!['name']);
  const rules = listOf(fields['rules']).map((rule, index) => neutralRule(rule, index, name));
  return ok({
    name: asText(fields['id'] ?? fields['table']),
    ...(typeof fields['title'] === 'string' ? { title: { en: fields['title'], zh: fields['title'] } } : {}),
    inputs,
    output: neutralOutput(name, outputs[0]!, hit!, rules),
    hit: hit!,
    complete: fields['complete'] === true,
    rules,
  });
};

const neutralRule = (value: Value, index: number, output: string): RuleSource => {
  const rule = isRecord(value) ? value : {};
  const then = isRecord(rule['then']) ? (rule['then'][output] ?? null) : (rule['then'] ?? null);
  return { id: asText(rule['id'] ?? `r${index + 1}`), when: isRecord(rule['when']) ? rule['when'] : {}, then };
};

const neutralOutput = (name: string, output: Fields, hit: HitPolicy, rules: readonly RuleSource[]): TableOutput => {
  const values = listOf(output['values']);
  const several = givesList(hit) ? { several: true } : {};
  if (values.length > 0 && values.every((value) => typeof value === 'string')) {
    return { name, domain: { kind: 'choice', options: values as readonly string[], ranked: true }, ...several };
  }
  return { name, domain: likeValues(values.length > 0 ? values : rules.map((rule) => rule.then)), ...several };
};

const likeValues = (values: readonly Value[]): Domain => {
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return { kind: 'yes-no' };
  if (values.length > 0 && values.every(isNum)) return { kind: 'number', step: finestStep(values) };
  return { kind: 'text' };
};

// Fine enough for every value written.
const finestStep = (values: readonly Num[]): Num =>
  normal(new Decimal(10).pow(-Math.max(...values.map((value) => new Decimal(value).decimalPlaces()))));

const neutralDomain = (value: Value, problems: TableProblem[]): Domain => {
  const input = isRecord(value) ? value : {};
  const domain = isRecord(input['domain']) ? input['domain'] : {};
  const bounds = { ...(isNum(domain['min']) ? { min: domain['min'] } : {}), ...(isNum(domain['max']) ? { max: domain['max'] } : {}) };
  switch (input['type']) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'integer':
      return { kind: 'number', step: 1, ...bounds };
    case 'decimal':
      return { kind: 'number', step: isNum(domain['scale']) ? domain['scale'] : 1, ...bounds };
    case 'date':
      return { kind: 'date', ...dayBounds(domain) };
    case 'string':
      return Array.isArray(domain['values']) ? { kind: 'choice', options: domain['values'].map(asText), ranked: true } : { kind: 'text' };
    default:
      problems.push(
        problem('fact/domain', say('neutralDomain.isNoType', { input: asText(input['type']) }), {
          input: asText(input['name']),
        }),
      );
      return { kind: 'text' };
  }
};

const dayBounds = (domain: Fields): { min?: string; max?: string } => ({
  ...(domain['min'] === undefined ? {} : { min: asText(domain['min']) }),
  ...(domain['max'] === undefined ? {} : { max: asText(domain['max']) }),
});
