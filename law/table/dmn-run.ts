import { type FeelValue, toJson } from '#law/feel';
import { fail, nearest, ok, type Result, type Value } from '#law/ground';
import { compileDmn, type DmnProgram, type Session } from './dmn-graph.ts';
import type { DmnModel, DmnNode, DmnProblem } from './dmn-model.ts';
import { readDmn } from './dmn-read.ts';
import type { Frame } from './dmn-scope.ts';
import { fromInput } from './dmn-values.ts';

export interface DmnRun {
  readonly decisions: Readonly<Record<string, Value>>;
  /** What could not be compiled or found; the values that rest on it are null. */
  readonly problems: readonly DmnProblem[];
}

export interface DmnRunOptions {
  /** Only this decision, or the outputs of this decision service. */
  readonly decision?: string;
  /** Texts of imported models. */
  readonly imports?: readonly string[];
  readonly clock?: Pick<Frame, 'today' | 'now'>;
}

/** Runs a model: every decision of it, or one. Inputs are JSON by name; days, times and durations are texts in ISO 8601. */
export const runModel = (
  source: string,
  inputs: Readonly<Record<string, Value>>,
  options: DmnRunOptions = {},
): Result<DmnRun, DmnProblem> => {
  const models: DmnModel[] = [];
  for (const text of [source, ...(options.imports ?? [])]) {
    const read = readDmn(text);
    if (!read.ok) return read;
    models.push(read.value);
  }
  const program = compileDmn(models[0]!, models.slice(1));
  const given = givenOf(program, inputs);
  if (!given.ok) return given;
  const session = program.start(given.value, options.clock);
  const values = wanted(program, session, given.value, options.decision);
  if (!values.ok) return values;
  return ok({ decisions: Object.fromEntries(values.value.map(([name, value]) => [name, toJson(value)])), problems: program.problems });
};

const givenOf = (program: DmnProgram, inputs: Readonly<Record<string, Value>>): Result<ReadonlyMap<DmnNode, FeelValue>, DmnProblem> => {
  const given = new Map<DmnNode, FeelValue>();
  for (const [name, value] of Object.entries(inputs)) {
    const node = program.find(name, 'input') ?? program.find(name, 'decision');
    if (node === undefined) return fail({ where: 'inputs', message: unknownName(program, name, ['input']) });
    given.set(node, fromInput(value, program.typeOf(node)));
  }
  return ok(given);
};

type Values = readonly (readonly [string, FeelValue])[];

const wanted = (
  program: DmnProgram,
  session: Session,
  given: ReadonlyMap<DmnNode, FeelValue>,
  name: string | undefined,
): Result<Values, DmnProblem> => {
  if (name === undefined) {
    const decisions = [...program.main.nodes.values()].filter((node) => node.kind === 'decision');
    return ok(decisions.map((node) => [node.name, session.valueOf(node)]));
  }
  const decision = program.find(name, 'decision');
  if (decision !== undefined) return ok([[decision.name, session.valueOf(decision)]]);
  const service = program.find(name, 'service');
  if (service?.kind === 'service') return ok([...session.serve(service, given)]);
  return fail({ where: 'decision', message: unknownName(program, name, ['decision', 'service']) });
};

const unknownName = (program: DmnProgram, name: string, kinds: readonly DmnNode['kind'][]): string => {
  const names = [...program.main.nodes.values()].filter((node) => kinds.includes(node.kind)).map((node) => node.name);
  const near = nearest(name, names);
  return `unknown ${kinds[0]} \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
};
