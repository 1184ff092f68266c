import { childrenOf, type Expression, type Node } from '#law/feel';
import { compareNum, dayOf, isNum, parseDay, type Text, type Value } from '#law/ground';
import { type Cell, cellTest, type Domain, measure, regionValues, type Table, type TableInput, valuesOf } from '#law/table';
import { say } from './say.ts';

/** The values at which each input is looked at, numbers and days rising; a text says which input has none that stand for all, and why. */
export type Grid = ReadonlyMap<string, readonly Value[]>;

/**
 * Cuts the inputs of a table into regions that neither its cells nor these formulas tell apart, and takes one value of each. What is only compared
 * with constants has few; what is looked at in any other way has each of its values for a region, which needs a domain with two ends.
 * @param rising inputs of which every change counts, so that equal regions apart from one another stay two
 */
export const gridOf = (table: Table, formulas: readonly Expression[], rising: readonly string[] = []): Grid | Text => {
  const asked = table.inputs.map(({ name }) => name);
  const stray = [...table.reads, ...formulas.flatMap(({ reads }) => reads.map(([name]) => name!))].find(
    (name) => !asked.includes(name) && name !== table.output.name,
  );
  if (stray !== undefined) return say('gridOf.isNoInputOf', { stray, table: table.name });
  const looks = looksOf(table, formulas);
  const grid = new Map<string, readonly Value[]>();
  for (const [index, input] of table.inputs.entries()) {
    const cells = table.rules.map(({ cells }) => cells[index]!);
    const values = valuesIn(table, input, cells, looks, rising.includes(input.name));
    if ('en' in values) return values;
    grid.set(input.name, values);
  }
  const size = [...grid.values()].reduce((product, values) => product * values.length, 1);
  return size <= mostPoints ? grid : say('gridOf.hasRegionsMoreThan', { table: table.name, size, mostPoints });
};

/** Points of a grid that are looked at; more are not proved. */
const mostPoints = 500_000;

/** Every point of a grid, input by input. */
export function* pointsOf(grid: Grid): Generator<Readonly<Record<string, Value>>> {
  const axes = [...grid];
  const at = axes.map(() => 0);
  for (;;) {
    yield Object.fromEntries(axes.map(([name, values], axis) => [name, values[at[axis]!]!]));
    let axis = axes.length - 1;
    while (axis >= 0 && ++at[axis]! === axes[axis]![1].length) at[axis--] = 0;
    if (axis < 0) return;
  }
}

// ---- how each input is looked at -----------------------------------------------------------------------------------------

interface Looks {
  /** Inputs that a formula looks at other than by comparing them with constants, with that formula. */
  readonly whole: ReadonlyMap<string, string>;
  /** Constants with which formulas compare an input. */
  readonly constants: ReadonlyMap<string, readonly Value[]>;
}

const looksOf = (table: Table, formulas: readonly Expression[]): Looks => {
  const whole = new Map<string, string>();
  const constants = new Map<string, Value[]>();
  for (const [index, { name }] of table.inputs.entries()) {
    for (const { cells } of table.rules) {
      const cell = cells[index]!;
      if (cell.kind === 'test' && (cell.reads.length > 0 || cell.test.calls.length > 0))
        for (const each of [name, ...cell.reads]) whole.set(each, cell.source);
    }
  }
  const domains = new Map(table.inputs.map(({ name, domain }) => [name, domain]));
  const look = (node: Node, source: string): void => {
    if (node.kind === 'and' || node.kind === 'or') for (const term of node.terms) look(term, source);
    else if (node.kind === 'not') look(node.of, source);
    else if (node.kind !== 'name') {
      const compared = comparedIn(node);
      const domain = compared === undefined ? undefined : domains.get(compared.name);
      if (compared !== undefined && isSet(domain, compared)) {
        constants.set(compared.name, [...(constants.get(compared.name) ?? []), ...compared.constants]);
      } else for (const name of namesIn(node)) whole.set(name, source);
    }
  };
  for (const { ast, source } of formulas) look(ast, source);
  return { whole, constants };
};

interface Compared {
  readonly name: string;
  readonly constants: readonly Value[];
  /** Whether order matters, and not equality alone. */
  readonly ordered: boolean;
}

/** A comparison of one fact with constants; nothing for any other node. */
const comparedIn = (node: Node): Compared | undefined => {
  if (node.kind === 'compare') {
    const [fact, other] = node.left.kind === 'name' ? [node.left, node.right] : [node.right, node.left];
    const constant = constantOf(other);
    if (fact.kind !== 'name' || constant === undefined) return undefined;
    return { name: fact.name, constants: [constant], ordered: node.operator !== '=' && node.operator !== '!=' };
  }
  if (node.kind === 'between') return node.value.kind === 'name' ? all(node.value.name, [node.low, node.high], true) : undefined;
  if (node.kind !== 'in' || node.value.kind !== 'name') return undefined;
  const ends = node.tests.flatMap((test) => (test.kind === 'range' || test.kind === 'list' ? childrenOf(test) : [test]));
  return all(
    node.value.name,
    ends,
    node.tests.some(({ kind }) => kind === 'range'),
  );
};

const all = (name: string, nodes: readonly Node[], ordered: boolean): Compared | undefined => {
  const constants = nodes.map(constantOf);
  return constants.every((constant) => constant !== undefined) ? { name, constants, ordered } : undefined;
};

/** A number, a text, a day or a yes-no that stands in the formula itself. */
const constantOf = (node: Node): Value | undefined => {
  if (node.kind === 'call') {
    const [day] = node.name === 'date' && node.args.length === 1 ? node.args : [];
    return day?.kind === 'literal' && typeof day.value === 'string' ? parseDay(day.value) : undefined;
  }
  if (node.kind !== 'literal') return undefined;
  const { value } = node;
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || isNum(value)) return value;
  return 'kind' in value && value.kind === 'date' ? dayOf(value.days) : undefined;
};

/** Whether the comparison is the same for all values between two of its constants; texts are only told apart as equal or not. */
const isSet = (domain: Domain | undefined, { ordered }: Compared): boolean => domain !== undefined && !(domain.kind === 'text' && ordered);

const namesIn = (node: Node): readonly string[] =>
  node.kind === 'name' ? [node.name] : node.kind === 'literal' ? [] : childrenOf(node).flatMap(namesIn);

// ---- the values of one input ---------------------------------------------------------------------------------------------

const valuesIn = (
  table: Table,
  input: TableInput,
  cells: readonly Cell[],
  { whole, constants }: Looks,
  isRising: boolean,
): readonly Value[] | Text => {
  const { name, domain, several } = input;
  const source = whole.get(name);
  const isLookedAt = source !== undefined || constants.has(name) || cells.some(({ kind }) => kind !== 'any');
  if (several === true) return isLookedAt ? say('valuesIn.holdsAListAnd', { name }) : [[]];
  if (source !== undefined) return everyValue(input, source);
  const test = cells.find(({ kind }) => kind === 'test');
  const compared = constants.get(name) ?? [];
  if (test !== undefined) return testedValues(input, cells, test.source, compared, isRising);
  if (domain.kind === 'text') return textsIn(cells, compared);
  const from: Value = domain.kind === 'choice' ? domain.options[0]! : domain.kind === 'yes-no' ? false : null;
  return regionValues({ name, domain, cuts: compared }, from, [table]);
};

const everyValue = ({ name, domain }: TableInput, source: string): readonly Value[] | Text => {
  const values = valuesOf(domain, mostPoints);
  if (values !== undefined) return values;
  const words =
    domain.kind === 'text'
      ? say('everyValue.isFreeText')
      : isEndless(domain)
        ? say('everyValue.hasNoLeastOr')
        : say('everyValue.hasTooManyValues');
  return say('everyValue.isLookedAtBy', { name, source, words });
};

const isEndless = (domain: Domain): boolean =>
  (domain.kind === 'number' || domain.kind === 'date') && (domain.min === undefined || domain.max === undefined);

/** Of values that follow each other and that cells and comparisons do not tell apart, the first; of all such where order does not matter. */
const testedValues = (
  input: TableInput,
  cells: readonly Cell[],
  source: string,
  constants: readonly Value[],
  isRising: boolean,
): readonly Value[] | Text => {
  const values = everyValue(input, source);
  if ('en' in values) return values;
  const tests = new Map(cells.map((cell) => [`${cell.kind} ${cell.source}`, cellTest(input, cell, () => undefined)]));
  const cuts = constants.flatMap((constant) => measure(input.domain, constant) ?? []);
  let last = '';
  const seen = new Set<string>();
  return values.filter((value) => {
    const number = measure(input.domain, value);
    const key = [
      ...[...tests.values()].map((test) => test(value, () => undefined)),
      ...(number === undefined ? [value] : cuts.map((cut) => compareNum(number, cut))),
    ].join();
    const isNew = isRising ? key !== last : !seen.has(key);
    last = key;
    seen.add(key);
    return isNew;
  });
};

/** The texts that are named, and one that stands for all the others. */
const textsIn = (cells: readonly Cell[], constants: readonly Value[]): readonly string[] => {
  const named = new Set([
    ...cells.flatMap((cell) => (cell.kind === 'texts' ? cell.texts : [])),
    ...constants.filter((constant) => typeof constant === 'string'),
  ]);
  let other = 'another text';
  while (named.has(other)) other = `${other}!`;
  return [...named, other];
};
