import { equalFeel, type FeelContext, type FeelKind, type FeelValue, isContext, isList, toJson } from '#law/feel';
import { Decimal, isNum, parseNum, type Value } from '#law/ground';
import { compileDmn, type DmnProgram } from './dmn-graph.ts';
import type { DmnModel, DmnNode } from './dmn-model.ts';
import { asProblem, readDmn } from './dmn-read.ts';
import type { Frame } from './dmn-scope.ts';
import { readAs } from './dmn-values.ts';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from './xml.ts';

/** One expected value of the conformance kit, and what came of it. */
export interface KitCase {
  readonly file: string;
  readonly case: string;
  readonly node: string;
  readonly pass: boolean;
  readonly expected: Value;
  readonly got: Value;
  readonly error?: string;
}

/**
 * Runs a folder of the DMN conformance kit, given as texts by file name.
 * Values are equal as FEEL has it, numbers to eight decimal places; a result marked as an error has to be null.
 */
export const testDmn = (files: ReadonlyMap<string, string>, clock?: Pick<Frame, 'today' | 'now'>): readonly KitCase[] => {
  const models = new Map<string, DmnModel>();
  const broken = new Map<string, string>();
  for (const [file, text] of files) {
    if (!file.endsWith('.dmn')) continue;
    const read = readDmn(text);
    if (read.ok) models.set(file, read.value);
    else broken.set(file, `${file}: ${read.error.where}: ${read.error.message}`);
  }
  return [...files].filter(([file]) => file.endsWith('.xml')).flatMap(([file, text]) => casesOf(file, text, models, broken, clock));
};

const casesOf = (
  file: string,
  text: string,
  models: ReadonlyMap<string, DmnModel>,
  broken: ReadonlyMap<string, string>,
  clock: Pick<Frame, 'today' | 'now'> | undefined,
): readonly KitCase[] => {
  const read = readXml(text);
  if (!read.ok) return [failed(file, '', asProblem(read.error).message)];
  if (read.value.name !== 'testCases') return [];
  const name = textOf(read.value, 'modelName')?.trim() ?? '';
  const model = models.get(name) ?? (models.size === 1 ? [...models.values()][0] : undefined);
  if (model === undefined) return [failed(file, name, broken.get(name) ?? `there is no model \`${name}\``)];
  const program = compileDmn(
    model,
    [...models.values()].filter((other) => other !== model),
  );
  return childrenOf(read.value, 'testCase').flatMap((element, index) => resultsOf(file, element, index, program, clock));
};

const failed = (file: string, node: string, error: string): KitCase => ({
  file,
  case: '',
  node,
  pass: false,
  expected: null,
  got: null,
  error,
});

const resultsOf = (
  file: string,
  element: XmlElement,
  index: number,
  program: DmnProgram,
  clock: Pick<Frame, 'today' | 'now'> | undefined,
): readonly KitCase[] => {
  const id = element.attributes.get('id') ?? String(index + 1);
  const inputs = new Map(childrenOf(element, 'inputNode').flatMap((input) => inputOf(program, input)));
  const session = program.start(inputs, clock);
  const service =
    element.attributes.get('type') === 'decisionService'
      ? program.find(element.attributes.get('invocableName') ?? '', 'service')
      : undefined;
  const served = service?.kind === 'service' ? session.serve(service, inputs) : undefined;
  return childrenOf(element, 'resultNode').map((result) => {
    const name = result.attributes.get('name') ?? '';
    const expected = given(childOf(result, 'expected'));
    const node = program.find(name, 'decision', result.attributes.get('namespace'));
    const got = served !== undefined ? (served.get(name) ?? null) : node === undefined ? null : session.valueOf(node);
    const pass = (node !== undefined || served !== undefined) && matches(expected, got);
    const error =
      node === undefined && served === undefined ? `there is no decision \`${name}\`` : pass ? undefined : reason(program, name);
    return { file, case: id, node: name, pass, expected: shown(expected), got: shown(got), ...(error === undefined ? {} : { error }) };
  });
};

const shown = (value: FeelValue): Value => toJson(value);

const reason = (program: DmnProgram, name: string): string | undefined => {
  const found = program.problems.filter(({ where }) => where.endsWith(` ${name}`));
  return found.length === 0 ? undefined : found.map(({ message }) => message).join('; ');
};

const inputOf = (program: DmnProgram, element: XmlElement): readonly (readonly [DmnNode, FeelValue])[] => {
  const name = element.attributes.get('name') ?? '';
  const namespace = element.attributes.get('namespace');
  const node = program.find(name, 'input', namespace) ?? program.find(name, 'decision', namespace);
  return node === undefined ? [] : [[node, given(element)]];
};

// ---- values of the kit -----------------------------------------------------------------------------------------------------------

const instance = '{http://www.w3.org/2001/XMLSchema-instance}';

const kinds: Readonly<Record<string, FeelKind>> = {
  date: 'date',
  time: 'time',
  dateTime: 'date-time',
  duration: 'days-duration',
};

const given = (element: XmlElement | undefined): FeelValue => {
  if (element === undefined || element.attributes.get(`${instance}nil`) === 'true') return null;
  const components = childrenOf(element, 'component');
  if (components.length > 0) return new Map(components.map((component) => [component.attributes.get('name') ?? '', given(component)]));
  const list = childOf(element, 'list');
  if (list !== undefined) return list.attributes.get(`${instance}nil`) === 'true' ? null : childrenOf(list, 'item').map(given);
  const value = childOf(element, 'value');
  if (value === undefined || value.attributes.get(`${instance}nil`) === 'true') return null;
  return plainValue(value.text, value.attributes.get(`${instance}type`)?.replace(/^.*:/, ''));
};

const plainValue = (text: string, type: string | undefined): FeelValue => {
  switch (type) {
    case 'string':
      return text;
    case undefined:
      return looksLike(text.trim());
    case 'boolean':
      return text.trim() === 'true';
    case 'decimal':
    case 'double':
    case 'integer':
    case 'int':
    case 'float':
      return parseNum(text.trim()) ?? null;
    default:
      return readAs(kinds[type] ?? 'string', text.trim());
  }
};

// Old tests name no type; then the look of a value has to do.
const looksLike = (text: string): FeelValue => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text)) return readAs(text.includes('T') ? 'date-time' : 'date', text);
  return parseNum(text) ?? text;
};

const matches = (expected: FeelValue, got: FeelValue): boolean => {
  if (isNum(expected) && isNum(got)) return new Decimal(expected).minus(got).abs().lessThan('1e-8');
  if (isList(expected)) return isList(got) && expected.length === got.length && expected.every((item, index) => matches(item, got[index]!));
  if (isContext(expected)) return isContext(got) && sameMembers(expected, got);
  return equalFeel(expected, got) === true;
};

const sameMembers = (expected: FeelContext, got: FeelContext): boolean => {
  const keys = [...expected.keys()];
  return (
    keys.length === [...got.keys()].length && keys.every((key) => got.has(key) && matches(expected.get(key) ?? null, got.get(key) ?? null))
  );
};
