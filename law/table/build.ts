// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.

import { type CompileScope, type FeelType, FORMULA_STEPS, onOneBudget } from '#law/feel';
import { fail, ok, type Result, type Text, type Value, worded } from '#law/ground';
import { feelType, readCell } from './cell.ts';
import { type CellTest, cellTest } from './cell-test.ts';
import { answerOf, type DecideTable, givesList, isCollected, outcomeOf, type Standing } from './decide.ts';
import { notInDomain, priorityOf } from './domain.ts';
import { byIndex, byName, generate, planOf } from './generate.ts';
import {
  type FactReader,
  noRuleFires,
  notKnown,
  type Rule,
  type RuleSource,
  type Table,
  type TableOutcome,
  type TableProblem,
  type TableSource,
  twoRulesFire,
} from './model.ts';
import { say as tell } from './say.ts';

/**
 * Checks and compiles a table. All problems are found at once, in the order of the rules.
 * @param scope of FEEL tests that read facts beside their own input; without it they may read none
 */
export const buildTable = (source: TableSource, scope?: CompileScope): Result<Table, readonly TableProblem[]> => {
  const problems: TableProblem[] = [...problemsOfTable(source)];
  const seen = new Set<string>();
  const rules = source.rules.map((rule, index) => {
    if (seen.has(rule.id))
      problems.push({
        code: 'name/twice',
        part: 'id',
        rule: index,
        ...worded(tell('buildTable.twoRulesAreCalled', { rule: rule.id })),
      });
    seen.add(rule.id);
    return readRule(source, rule, index, scope, problems);
  });
  if (problems.length > 0) return fail(problems);
  const types = new Map(source.inputs.map((input) => [input.name, feelType(input.domain, input.several === true)]));
  return ok(compileTable(source, rules, (fact) => types.get(fact) ?? scope?.name(fact)));
};

const problemsOfTable = ({ hit, output, inputs, name }: TableSource): readonly TableProblem[] => {
  const problems: TableProblem[] = [];
  const say = (code: string, words: Text, wayOut?: Text): void => {
    problems.push({ code, part: 'table', ...worded(words, wayOut) });
  };
  if ((hit === 'priority' || hit === 'output-order') && priorityOf(output.domain, null) === undefined) {
    say('table/hit', tell('problemsOfTable.needsAnswersWithAn', { hit, output: output.name }));
  }
  if ((hit === 'collect-sum' || hit === 'collect-count') && output.domain.kind !== 'number') {
    say('table/hit', tell('problemsOfTable.givesANumberBut', { hit: hit.replace('-', ' '), output: output.name }));
  }
  if (givesList(hit) && output.several !== true) {
    say('table/hit', tell('problemsOfTable.givesAListBut', { hit, output: output.name }), tell('problemsOfTable.writeAtTheFact'));
  }
  for (const [index, input] of inputs.entries()) {
    if (inputs.findIndex((other) => other.name === input.name) < index)
      say('name/twice', tell('problemsOfTable.hasTwoInputs', { name, input: input.name }));
  }
  return problems;
};

const readRule = (
  source: TableSource,
  rule: RuleSource,
  index: number,
  scope: CompileScope | undefined,
  problems: TableProblem[],
): Rule => {
  const known = new Set(source.inputs.map((input) => input.name));
  for (const input of Object.keys(rule.when)) {
    if (!known.has(input))
      problems.push({
        code: 'name/unknown',
        part: 'when',
        rule: index,
        input,
        ...worded(tell('readRule.unknownFact', { input })),
      });
  }
  const cells = source.inputs.map((input) => {
    const read = readCell(input, Object.hasOwn(rule.when, input.name) ? rule.when[input.name] : undefined, scope);
    if (read.ok) return read.cell;
    problems.push(...read.problems.map((problem) => ({ ...problem, part: 'when' as const, rule: index, input: input.name })));
    return { kind: 'any' as const, source: '-' };
  });
  const then = source.output.domain.kind === 'yes-no' ? yesNo(rule.then) : rule.then;
  for (const value of answersOf(source, then)) {
    const wrong = source.hit === 'collect-count' ? undefined : notInDomain(source.output.domain, value);
    if (wrong === undefined) continue;
    problems.push({ code: source.output.domain.kind === 'choice' ? 'option/unknown' : 'fact/domain', part: 'then', rule: index, ...wrong });
  }
  return { id: rule.id, cells, then };
};

// `yes` is a text in YAML 1.2; anyone who reads a file may leave it one.
const yesNo = (value: Value): Value => (Array.isArray(value) ? value.map(yesNo) : value === 'yes' ? true : value === 'no' ? false : value);

const answersOf = ({ output, hit }: TableSource, then: Value): readonly Value[] =>
  output.several === true && !isCollected(hit) && Array.isArray(then) ? then : [then];

// ---- compiling -------------------------------------------------------------------------------------------------------------

const compileTable = (source: TableSource, rules: readonly Rule[], typeOf: (fact: string) => FeelType | undefined): Table => {
  const { name, inputs, output, hit, complete } = source;
  const table: DecideTable = { inputs, output, hit, complete, rules };
  const tests = rules.map((rule) => rule.cells.map((cell, index) => cellTest(inputs[index]!, cell, typeOf)));
  const besides = [...new Set(rules.flatMap((rule) => rule.cells.flatMap((cell) => (cell.kind === 'test' ? cell.reads : []))))];
  // A thousand rows with a loop each must not have a thousand budgets.
  const explain = (values: readonly (Value | undefined)[], facts: FactReader): TableOutcome =>
    onOneBudget(() => explained(table, tests, values, facts), FORMULA_STEPS);
  return {
    name,
    inputs,
    output,
    hit,
    complete,
    rules,
    reads: [...new Set([...inputs.map((input) => input.name), ...besides])],
    decide: decider(table, explain),
    fires: firer(table, explain),
  };
};

type Explain = (values: readonly (Value | undefined)[], facts: FactReader) => TableOutcome;

const explained = (
  table: DecideTable,
  tests: readonly (readonly CellTest[])[],
  values: readonly (Value | undefined)[],
  facts: FactReader,
): TableOutcome => {
  const standings = tests.map((cells) => standingOf(cells, values, facts));
  return outcomeOf(table, standings, (asked) => missingFor(table, tests, values, facts, asked));
};

const standingOf = (cells: readonly CellTest[], values: readonly (Value | undefined)[], facts: FactReader): Standing => {
  let standing: Standing = true;
  for (const [index, test] of cells.entries()) {
    const passes = test(values[index], facts);
    if (passes === false) return false;
    if (passes === null) standing = null;
  }
  return standing;
};

// Inputs first, in their order, then what FEEL tests read.
const missingFor = (
  { inputs, rules }: DecideTable,
  tests: readonly (readonly CellTest[])[],
  values: readonly (Value | undefined)[],
  facts: FactReader,
  asked: readonly number[],
): readonly string[] => {
  const missing = new Set<string>();
  const isMissing = (value: Value | undefined): boolean => value === null || value === undefined;
  for (const [index, input] of inputs.entries()) {
    if (isMissing(values[index]) && asked.some((rule) => rules[rule]!.cells[index]!.kind !== 'any')) missing.add(input.name);
  }
  for (const rule of asked) {
    for (const [index, cell] of rules[rule]!.cells.entries()) {
      if (cell.kind !== 'test' || tests[rule]![index]!(values[index], facts) !== null) continue;
      for (const name of cell.reads) if (isMissing(facts(name))) missing.add(name);
    }
  }
  return [...missing];
};

// Generated code names the rule, or the rules; only what it cannot settle is explained the slow way.
const decider = (table: DecideTable, explain: Explain): Table['decide'] => {
  const names = table.inputs.map((input) => input.name);
  const ready = table.rules.map((rule, index): TableOutcome => ({ kind: 'value', value: answerOf(table, index), fired: [rule.id] }));
  // Generated code says so only when every input that a rule looks at is known.
  const none = outcomeOf(table, [], () => []);
  const settle = (found: unknown): TableOutcome | undefined => {
    if (typeof found === 'number') return found === noRuleFires ? none : ready[found];
    const fired = new Set(found as readonly number[]);
    const standings = table.rules.map((_, index) => fired.has(index));
    return outcomeOf(table, standings, () => []);
  };
  let quick: ((...values: never[]) => unknown) | undefined | null = null;
  return (facts) => {
    const values = names.map((name) => facts(name));
    if (quick === null)
      quick = generate<unknown>(
        isCollected(table.hit) || table.hit === 'any' ? planOf(table, 'list') : planOf(table),
        byIndex,
        () => notKnown,
      );
    const found = quick?.(values as never) ?? notKnown;
    return settle(found) ?? explain(values, facts);
  };
};

const firer = (table: DecideTable, explain: Explain): Table['fires'] => {
  const indexes = new Map(table.rules.map((rule, index) => [rule.id, index]));
  const slow: Table['fires'] = (facts) => {
    const outcome = explain(
      table.inputs.map((input) => facts[input.name]),
      (name) => facts[name],
    );
    if (outcome.kind === 'unknown') return notKnown;
    if (outcome.kind === 'refused') return outcome.refusal === 'twoRules' ? twoRulesFire : noRuleFires;
    return indexes.get(outcome.fired[0] ?? '') ?? noRuleFires;
  };
  let quick: Table['fires'] | undefined;
  return (facts) => {
    quick ??= (generate<number>(planOf(table), byName(table), slow) as Table['fires'] | undefined) ?? slow;
    return quick(facts);
  };
};
