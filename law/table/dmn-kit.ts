import { type FeelFunction, type FeelValue, kindOf, toJson } from '#law/feel';
import type { Value } from '#law/ground';
import { compileDmn, type DmnProgram, type Session } from './dmn-graph.ts';
import type { DmnModel, DmnNode } from './dmn-model.ts';
import { asProblem, readDmn } from './dmn-read.ts';
import type { Frame } from './dmn-scope.ts';
import { kitValue, matches } from './kit-values.ts';
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

/** Names of models that the tests among these files run and that are not among them, as they are written: a path from the test file. */
export const modelsWanted = (files: ReadonlyMap<string, string>): readonly string[] => {
  const named = [...files].flatMap(([file, text]) => {
    const read = file.endsWith('.xml') ? readXml(text) : undefined;
    const name = read?.ok === true && read.value.name === 'testCases' ? textOf(read.value, 'modelName')?.trim() : undefined;
    return name === undefined || name === '' || fileNamed(files, name) !== undefined ? [] : [name];
  });
  return [...new Set(named)];
};

/** The file of this name, with or without its folders. */
const fileNamed = (files: ReadonlyMap<string, unknown>, name: string): string | undefined => {
  if (files.has(name)) return name;
  const last = name.split(/[/\\]/).at(-1)!;
  return files.has(last) ? last : undefined;
};

const casesOf = (
  file: string,
  text: string,
  models: ReadonlyMap<string, DmnModel>,
  broken: ReadonlyMap<string, string>,
  clock: Pick<Frame, 'today' | 'now'> | undefined,
): readonly KitCase[] => {
  const read = readXml(text);
  if (!read.ok) {
    const { where, message } = asProblem(read.error);
    return [failed(file, '', `${where}: ${message}`)];
  }
  if (read.value.name !== 'testCases') return [];
  const name = textOf(read.value, 'modelName')?.trim() ?? '';
  const found = fileNamed(models, name) ?? (models.size === 1 && broken.size === 0 ? [...models.keys()][0] : undefined);
  const model = found === undefined ? undefined : models.get(found);
  if (model === undefined) return [failed(file, name, broken.get(fileNamed(broken, name) ?? '') ?? `there is no model \`${name}\``)];
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
  const inputs = childrenOf(element, 'inputNode').map((input) => ({ name: nameOf(input), element: input, ...kitValue(input) }));
  const known = new Map(inputs.flatMap(({ element: input, value }) => nodeOf(program, input).map((node) => [node, value] as const)));
  const answers = answersOf(element, program, program.start(known, clock), known, new Map(inputs.map(({ name, value }) => [name, value])));
  const unread = inputs.flatMap(({ problems }) => problems);
  return childrenOf(element, 'resultNode').map((result) => {
    const node = nameOf(result);
    const { value: expected, problems } = kitValue(childOf(result, 'expected'));
    const got = answers(node, result.attributes.get('namespace'));
    const wrong = typeof got === 'string' ? [got] : problems;
    const value = typeof got === 'string' ? null : got.value;
    const pass = wrong.length === 0 && matches(expected, value);
    const why = pass ? [] : [...wrong, ...unread, ...(wrong.length > 0 ? [] : reasons(program, node))];
    return {
      file,
      case: id,
      node,
      pass,
      expected: shown(expected),
      got: shown(value),
      ...(why.length === 0 ? {} : { error: why.join('; ') }),
    };
  });
};

const nameOf = (element: XmlElement): string => element.attributes.get('name') ?? '';

/** What a node gives in this case, or why there is no such thing. */
type Answers = (name: string, namespace: string | undefined) => { readonly value: FeelValue } | string;

const answersOf = (
  element: XmlElement,
  program: DmnProgram,
  session: Session,
  known: ReadonlyMap<DmnNode, FeelValue>,
  args: ReadonlyMap<string, FeelValue>,
): Answers => {
  const invoked = element.attributes.get('invocableName') ?? '';
  switch (element.attributes.get('type')) {
    case 'decisionService': {
      const service = program.find(invoked, 'service');
      const served = service?.kind === 'service' ? session.serve(service, known) : undefined;
      if (served === undefined) return () => `there is no decision service \`${invoked}\``;
      return (name) => ({ value: served.get(name) ?? null });
    }
    case 'bkm': {
      const knowledge = program.find(invoked, 'knowledge');
      if (knowledge === undefined) return () => `there is no knowledge model \`${invoked}\``;
      const callee = session.valueOf(knowledge);
      return () => ({ value: kindOf(callee) === 'function' ? called(callee as FeelFunction, args) : null });
    }
    default:
      return (name, namespace) => {
        const node = program.find(name, 'decision', namespace);
        return node === undefined ? `there is no decision \`${name}\`` : { value: session.valueOf(node) };
      };
  }
};

const called = ({ params, call }: FeelFunction, args: ReadonlyMap<string, FeelValue>): FeelValue =>
  call(params.map((name) => args.get(name) ?? null));

const shown = (value: FeelValue): Value => toJson(value);

const reasons = (program: DmnProgram, name: string): readonly string[] =>
  program.problems.filter(({ where }) => where.endsWith(` ${name}`)).map(({ message }) => message);

const nodeOf = (program: DmnProgram, element: XmlElement): readonly DmnNode[] => {
  const namespace = element.attributes.get('namespace');
  const node = program.find(nameOf(element), 'input', namespace) ?? program.find(nameOf(element), 'decision', namespace);
  return node === undefined ? [] : [node];
};
