// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.

import type { CompileScope, FeelType } from '#law/feel';
import { fail, isNum, ok, type Result, type Text, type Value, worded } from '#law/ground';
import {
  atLine,
  buildTable,
  type Domain,
  type FactDomain,
  readNeutralTable,
  readPackTable,
  readYaml,
  type Table,
  type TableProblem,
  type TableSource,
} from '#law/table';
import type { Facts } from './box.ts';
import type { Checkable, TableExample, TablePromise } from './model.ts';
import { say as tell } from './spoken.ts';

type Problems = readonly TableProblem[];

/**
 * A table file with its promises and examples: the neutral form of `golden/prove`, or the pack's own, whose facts `factOf` knows and
 * which has neither.
 */
export const readCheckable = (text: string, factOf: FactDomain = () => undefined): Result<Checkable, Problems> => {
  const fields = readFields(text);
  if (!fields.ok) return fields;
  const source = sourceOf(fields.value, factOf);
  if (!source.ok) return source;
  const table = buildTable(source.value, scopeOf(source.value));
  if (!table.ok) return table;
  const problems: TableProblem[] = [];
  const promises = listOf(fields.value['promises'], 'promises', problems).map((item, index) =>
    readPromise(item, index, source.value, problems),
  );
  const examples = listOf(fields.value['examples'], 'examples', problems).map((item, index) =>
    readExample(item, index, source.value, problems),
  );
  if (problems.length > 0) return fail(problems);
  return ok({ table: table.value, promises: promises.filter((each) => each !== undefined), examples });
};

/** An amendment file of `golden/prove`: two lists of rules over the same inputs, `before.rules` and `after.rules`. */
export const readAmendment = (text: string): Result<{ readonly before: Table; readonly after: Table }, Problems> => {
  const fields = readFields(text);
  if (!fields.ok) return fields;
  const version = (name: string): Result<Table, Problems> => {
    const side = fields.value[name];
    if (!isRecord(side) || !Array.isArray(side['rules'])) return fail([problem('key/missing', tell('version.anAmendmentNeeds', { name }))]);
    const source = readNeutralTable({ ...fields.value, rules: side['rules'] });
    return source.ok ? buildTable(source.value, scopeOf(source.value)) : source;
  };
  const before = version('before');
  if (!before.ok) return before;
  const after = version('after');
  return after.ok ? ok({ before: before.value, after: after.value }) : after;
};

/** Whether a file is an amendment, and not a table. */
export const isAmendment = (text: string): boolean => {
  const fields = readFields(text);
  return fields.ok && 'before' in fields.value && 'after' in fields.value;
};

type Fields = Readonly<Record<string, Value>>;

const readFields = (text: string): Result<Fields, Problems> => {
  const yaml = readYaml(text);
  if (!yaml.ok) return fail([problem('yaml/syntax', atLine(yaml.error))]);
  return isRecord(yaml.value) ? ok(yaml.value) : fail([problem('yaml/syntax', tell('readFields.aTableIsA'))]);
};

const sourceOf = (fields: Fields, factOf: FactDomain): Result<TableSource, Problems> =>
  'inputs' in fields ? readNeutralTable(fields) : readPackTable(fields, factOf);

// A test may read the other inputs: then the table is read, and the rule said to be unproved.
const scopeOf = ({ inputs }: TableSource): CompileScope => {
  const types = new Map(inputs.map(({ name, domain, several }) => [name, typeOf(domain, several === true)]));
  return { names: 'kebab', name: (name) => types.get(name), known: () => [...types.keys()], strict: true };
};

const typeOf = (domain: Domain, several: boolean): FeelType => {
  if (several) return { kind: 'list', of: typeOf(domain, false) };
  if (domain.kind === 'choice') return { kind: 'string', options: domain.options };
  return { kind: domain.kind === 'yes-no' ? 'boolean' : domain.kind === 'text' ? 'string' : domain.kind };
};

const isRecord = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNum(value);

const problem = (code: string, words: Text, rest: Partial<TableProblem> = {}): TableProblem => ({
  code,
  part: 'table',
  ...worded(words),
  ...rest,
});

const listOf = (value: Value | undefined, name: string, problems: TableProblem[]): readonly Value[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  problems.push(problem('value/form', tell('listOf.isAList', { name })));
  return [];
};

const readPromise = (value: Value, index: number, source: TableSource, problems: TableProblem[]): TablePromise | undefined => {
  const promise = isRecord(value) ? value : {};
  const id = typeof promise['id'] === 'string' ? promise['id'] : `promise-${index + 1}`;
  const say = (words: Text): undefined => {
    problems.push(problem('promise/form', ofPromise(id, words)));
  };
  if (promise['kind'] === 'always') return always(id, promise, source, problems);
  if (promise['kind'] !== 'monotone') return say(tell('readPromise.isNeitherNor', { promise: String(promise['kind']) }));
  const { input, output, direction = 'increasing' } = promise;
  if (typeof input !== 'string' || !source.inputs.some(({ name }) => name === input))
    return say(tell('readPromise.unknownFact', { input: String(input) }));
  if (output !== undefined && output !== source.output.name) return say(tell('readPromise.theTableDoesNot', { output: String(output) }));
  if (direction !== 'increasing' && direction !== 'decreasing') return say(tell('readPromise.isOr'));
  const { kind } = source.output.domain;
  if (kind === 'text' || kind === 'date') return say(tell('readPromise.hasNoOrderList', { output: source.output.name }));
  return { id, kind: 'monotone', input, direction };
};

const ofPromise = (id: string, words: Text): Text => tell('ofPromise.promise', { id, words });

// Read as a table of one row, so that its cells are read as any row's are.
const always = (id: string, promise: Fields, source: TableSource, problems: TableProblem[]): TablePromise | undefined => {
  const then = answerOf(promise['then'], source.output.name);
  const when = isRecord(promise['when']) ? promise['when'] : {};
  const row = buildTable({ ...source, rules: [{ id, when, then }] }, scopeOf(source));
  if (row.ok) return { id, kind: 'always', when: row.value };
  problems.push(...row.error.map(({ rule: _, ...each }) => ({ ...each, ...worded(ofPromise(id, each.text), each.wayOut) })));
  return undefined;
};

const answerOf = (value: Value | undefined, output: string): Value => {
  if (Array.isArray(value)) return value.map((each: Value) => answerOf(each, output));
  return isRecord(value) ? (value[output] ?? null) : (value ?? null);
};

const readExample = (value: Value, index: number, source: TableSource, problems: TableProblem[]): TableExample => {
  const example = isRecord(value) ? value : {};
  const given: Facts = isRecord(example['given']) ? example['given'] : {};
  for (const name of Object.keys(given)) {
    if (!source.inputs.some((input) => input.name === name))
      problems.push(problem('name/unknown', tell('readExample.exampleUnknownFact', { index: index + 1, name })));
  }
  return { given, expect: answerOf(example['expect'], source.output.name) };
};
