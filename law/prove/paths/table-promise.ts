import type { Expression } from '#law/feel';
import { compareNum, dayNumber, isNum, type Num, parseDay, type Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { type Domain, feelOf, feelType, type Table } from '#law/table';
import { type Answer, open, wordsIn } from './answer.ts';
import { say } from './say.ts';
import { gridOf, pointsOf } from './table-grid.ts';

/** `implies` and `monotone`: where a table and the promise tell finitely many regions apart, one point of each stands for all of it. */
export const proveOfTable = (pack: Pack, promise: PromiseMade): Answer => {
  const body = promise.body as Readonly<Record<string, Value>>;
  const table = pack.tables[String(body['table'])]?.table;
  if (table === undefined) return open(say('proveOfTable.thePromiseNamesNo'));
  return promise.form === 'implies' ? proveImplies(table, promise) : proveMonotone(table, wordsIn(body['in']));
};

type Point = Readonly<Record<string, Value>>;

const proveImplies = (table: Table, { formulas }: PromiseMade): Answer => {
  const [given, wanted] = [formulas['if'], formulas['then']];
  if (given === undefined || wanted === undefined) return open(say('proveImplies.thePromiseHasNo'));
  const grid = gridOf(table, [given, wanted]);
  if ('en' in grid) return open(grid);
  const truth = truthIn(table);
  let points = 0;
  for (const point of pointsOf(grid)) {
    points += 1;
    const outcome = table.decide((fact) => point[fact]);
    const result = outcome.kind === 'value' ? outcome.value : null;
    const facts = { ...point, [table.output.name]: result };
    if (!truth(given, facts) || truth(wanted, facts)) continue;
    if (outcome.kind !== 'value') {
      const at = JSON.stringify(point);
      return { ...open(say('proveImplies.theTableGivesNo', { at })), states: points };
    }
    return { holds: false, states: points, why: notImplied(given, wanted), witness: { facts: point, outcome: result } };
  }
  return { holds: true, states: points };
};

const notImplied = (given: Expression, wanted: Expression) =>
  say('notImplied.holdsAndDoesNot', { given: given.source, wanted: wanted.source });

/** Whether a formula is true of inputs and result, each as FEEL sees a value of its type. */
const truthIn = (table: Table): ((formula: Expression, facts: Point) => boolean) => {
  const types = new Map([...table.inputs, table.output].map(({ name, domain, several }) => [name, feelType(domain, several === true)]));
  return (formula, facts) =>
    formula.evaluate({ get: (name) => (facts[name] === undefined ? undefined : feelOf(facts[name], types.get(name)!)) }) === true;
};

const proveMonotone = (table: Table, names: readonly string[]): Answer => {
  const rank = rankOf(table.output.domain);
  if (rank === undefined || table.output.several === true) return open(say('proveMonotone.theResultsOfHave', { table: table.name }));
  const grid = gridOf(table, [], names);
  if ('en' in grid) return open(grid);
  let states = 0;
  for (const name of names) {
    const input = table.inputs.find((each) => each.name === name);
    const order = input === undefined || input.several === true ? undefined : rankOf(input.domain);
    if (order === undefined) return open(say('proveMonotone.hasNoRank', { name }));
    const rising = grid.get(name)!.toSorted((a, b) => compareNum(order(a)!, order(b)!));
    for (const point of pointsOf(new Map([...grid, [name, [rising[0]!]]]))) {
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
          const why = say('proveMonotone.aHigherGivesA', { name });
          return { holds: false, states, why, witness: { ...low!, higher: high! } };
        }
        if (highest === undefined || compareNum(rank(highest.outcome)!, rank(outcome.value)!) < 0)
          highest = { value, outcome: outcome.value };
      }
    }
  }
  return { holds: true, states };
};

/** Place of a value from low to high; a later day is a higher one. */
const rankOf = (domain: Domain): ((value: Value) => Num | undefined) | undefined => {
  switch (domain.kind) {
    case 'yes-no':
      return (value) => (value === true ? 1 : value === false ? 0 : undefined);
    case 'number':
      return (value) => (isNum(value) ? value : undefined);
    case 'date':
      return (value) => {
        const day = typeof value === 'string' ? parseDay(value) : undefined;
        return day === undefined ? undefined : dayNumber(day);
      };
    case 'choice':
      return domain.ranked ? placeIn(domain.options) : undefined;
    case 'text':
      return undefined;
  }
};

const placeIn =
  (options: readonly string[]) =>
  (value: Value): number | undefined => {
    const place = options.indexOf(String(value));
    return place === -1 ? undefined : place;
  };
