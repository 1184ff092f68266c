import { childrenOf, type Expression, type FeelValue, fromJson, type Node } from '#law/feel';
import { compareNum, isNum, type Num, type Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { type Domain, regionValues, type Table } from '#law/table';
import { type Answer, open, wordsIn } from './answer.ts';

/** Points of a table's grid that are looked at, one for each region; more are not proved. */
const mostPoints = 500_000;

/** `implies` and `monotone`: a table has finitely many regions, and one point of each stands for all of it. */
export const proveOfTable = (pack: Pack, promise: PromiseMade): Answer => {
  const body = promise.body as Readonly<Record<string, Value>>;
  const table = pack.tables[String(body['table'])]?.table;
  if (table === undefined) return open('the promise names no table');
  return promise.form === 'implies' ? proveImplies(table, promise) : proveMonotone(table, wordsIn(body['in']));
};

type Point = Readonly<Record<string, Value>>;

const proveImplies = (table: Table, { formulas }: PromiseMade): Answer => {
  const [given, wanted] = [formulas['if'], formulas['then']];
  if (given === undefined || wanted === undefined) return open('the promise has no formula');
  const stray = [given, wanted].find(({ ast }) => !isPlain(ast));
  if (stray !== undefined) return open(`\`${stray.source}\` is more than comparisons with constants`);
  const grid = gridOf(
    table,
    [given, wanted].flatMap(({ ast }) => numbersIn(ast)),
  );
  if (typeof grid === 'string') return open(grid);
  let points = 0;
  for (const point of pointsOf(table, grid)) {
    points += 1;
    const outcome = table.decide((fact) => point[fact]);
    const result = outcome.kind === 'value' ? outcome.value : null;
    const holds = (formula: Expression): boolean => truth(formula, { ...point, [table.output.name]: result });
    if (!holds(given) || holds(wanted)) continue;
    if (outcome.kind !== 'value') return { ...open(`the table gives no single outcome at ${JSON.stringify(point)}`), states: points };
    return { holds: false, states: points, witness: { facts: point, outcome: result } };
  }
  return { holds: true, states: points };
};

const truth = (formula: Expression, facts: Point): boolean =>
  formula.evaluate({ get: (name): FeelValue | undefined => (facts[name] === undefined ? undefined : fromJson(facts[name]!)) }) === true;

const proveMonotone = (table: Table, names: readonly string[]): Answer => {
  const rank = rankOf(table.output.domain);
  if (rank === undefined || table.output.several === true) return open(`the results of \`${table.name}\` have no rank`);
  const grid = gridOf(table, []);
  if (typeof grid === 'string') return open(grid);
  let states = 0;
  for (const name of names) {
    const input = table.inputs.find((each) => each.name === name);
    const order = input === undefined ? undefined : rankOf(input.domain);
    if (order === undefined) return open(`\`${name}\` has no rank`);
    const rising = grid.get(name)!.toSorted((a, b) => compareNum(order(a)!, order(b)!));
    for (const point of pointsOf(table, new Map([...grid, [name, [rising[0]!]]]))) {
      let highest: { readonly value: Value; readonly outcome: Value } | undefined;
      for (const value of rising) {
        states += 1;
        const outcome = table.decide((fact) => (fact === name ? value : point[fact]));
        // Where no single rule decides there is nothing to compare; that is a finding of the table itself.
        if (outcome.kind !== 'value' || rank(outcome.value) === undefined) continue;
        if (highest !== undefined && compareNum(rank(highest.outcome)!, rank(outcome.value)!) > 0) {
          const [low, high] = [highest, { value, outcome: outcome.value }].map((each) => ({
            facts: { ...point, [name]: each.value },
            outcome: each.outcome,
          }));
          return { holds: false, states, witness: { ...low!, higher: high! } };
        }
        if (highest === undefined || compareNum(rank(highest.outcome)!, rank(outcome.value)!) < 0)
          highest = { value, outcome: outcome.value };
      }
    }
  }
  return { holds: true, states };
};

const rankOf = (domain: Domain): ((value: Value) => Num | undefined) | undefined => {
  if (domain.kind === 'yes-no') return (value) => (value === true ? 1 : value === false ? 0 : undefined);
  if (domain.kind === 'number') return (value) => (isNum(value) ? value : undefined);
  if (domain.kind !== 'choice' || !domain.ranked) return undefined;
  return (value) => {
    const place = domain.options.indexOf(String(value));
    return place === -1 ? undefined : place;
  };
};

// ---- the grid ------------------------------------------------------------------------------------------------------------

/** One value for each region of each input, or why there are none that stand for all. */
const gridOf = (table: Table, cuts: readonly Num[]): ReadonlyMap<string, readonly Value[]> | string => {
  const grid = new Map<string, readonly Value[]>();
  for (const [index, { name, domain, several }] of table.inputs.entries()) {
    if (several === true || domain.kind === 'text' || domain.kind === 'date') return `\`${name}\` is not cut into regions here`;
    if (table.rules.some(({ cells }) => cells[index]!.kind === 'test')) return `\`${name}\` is looked at by a formula`;
    const from: Value = domain.kind === 'choice' ? domain.options[0]! : domain.kind === 'yes-no' ? false : (domain.min ?? 0);
    grid.set(name, regionValues({ name, domain, ...(domain.kind === 'number' && { cuts }) }, from, [table]));
  }
  const size = [...grid.values()].reduce((product, values) => product * values.length, 1);
  return size > mostPoints ? `\`${table.name}\` has ${size} regions, more than ${mostPoints}` : grid;
};

function* pointsOf(table: Table, grid: ReadonlyMap<string, readonly Value[]>, index = 0, point: Point = {}): Generator<Point> {
  const input = table.inputs[index];
  if (input === undefined) {
    yield point;
    return;
  }
  for (const value of grid.get(input.name)!) yield* pointsOf(table, grid, index + 1, { ...point, [input.name]: value });
}

/** Comparisons of facts with constants, joined: one point of a region then says it for the whole region. */
const isPlain = (node: Node): boolean => {
  if (node.kind === 'and' || node.kind === 'or') return node.terms.every(isPlain);
  if (node.kind === 'not') return isPlain(node.of);
  if (node.kind === 'name') return true;
  return (
    node.kind === 'compare' &&
    ((node.left.kind === 'name' && node.right.kind === 'literal') || (node.left.kind === 'literal' && node.right.kind === 'name'))
  );
};

const numbersIn = (node: Node): readonly Num[] => [
  ...(node.kind === 'literal' && isNum(node.value) ? [node.value] : []),
  ...childrenOf(node).flatMap(numbersIn),
];
