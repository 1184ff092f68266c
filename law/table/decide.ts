import { add, compareNum, isNum, type Num, sameValue, type Value } from '#law/ground';
import { priorityOf } from './domain.ts';
import type { HitPolicy, Rule, TableInput, TableOutcome, TableOutput } from './model.ts';

/** How each rule stands with some facts: true fires, false cannot, null could. */
export type Standing = boolean | null;

export interface DecideTable {
  readonly inputs: readonly TableInput[];
  readonly output: TableOutput;
  readonly hit: HitPolicy;
  readonly complete: boolean;
  readonly rules: readonly Rule[];
}

/**
 * What a table says once it is known how each of its rules stands. A rule with one cell that is false cannot fire, whatever else is
 * missing; so a row that tests an unknown fact and nothing false neither fires nor fails.
 * @param waiting names the missing facts for which a rule could still fire
 */
export const outcomeOf = (
  table: DecideTable,
  standings: readonly Standing[],
  waiting: (rules: readonly number[]) => readonly string[],
): TableOutcome => {
  const fired = indexesOf(standings, true);
  const could = indexesOf(standings, null);
  const unknown = (rules: readonly number[]): TableOutcome => ({ kind: 'unknown', waiting: waiting(rules), could: idsOf(table, rules) });
  if (isCollected(table.hit)) {
    if (could.length > 0) return unknown(could);
    return fired.length === 0 && table.complete ? nothingFired(table, waiting) : collected(table, fired);
  }
  if (fired.length === 0) return could.length > 0 ? unknown(could) : nothingFired(table, waiting);
  switch (table.hit) {
    case 'unique':
      return fired.length > 1 ? twoRules(table, fired) : answered(table, fired, fired[0]!);
    case 'any':
      return fired.every((rule) => sameValue(table.rules[rule]!.then, table.rules[fired[0]!]!.then))
        ? answered(table, fired, fired[0]!)
        : twoRules(table, fired);
    default: {
      const order = tryOrder(table);
      const winner = order.find((rule) => standings[rule] === true)!;
      const before = order.slice(0, order.indexOf(winner)).filter((rule) => standings[rule] === null && mayTakeOver(table, rule, winner));
      return before.length > 0 ? unknown(before.toSorted((a, b) => a - b)) : answered(table, [winner], winner);
    }
  }
};

// By priority, a rule with the same answer changes nothing; a first rule is another rule with another article.
const mayTakeOver = (table: DecideTable, rule: number, winner: number): boolean =>
  table.hit === 'first' || !sameValue(table.rules[rule]!.then, table.rules[winner]!.then);

/** In which order the rules of a table are tried: as written, or by the priority of their answers. */
export const tryOrder = ({ hit, rules, output }: Pick<DecideTable, 'hit' | 'rules' | 'output'>): readonly number[] => {
  const order = rules.map((_, index) => index);
  if (hit !== 'priority' && hit !== 'output-order') return order;
  const priority = rules.map((rule) => priorityOf(output.domain, rule.then) ?? 0);
  return order.sort((a, b) => priority[a]! - priority[b]! || a - b);
};

export const isCollected = (hit: HitPolicy): boolean => hit === 'rule-order' || hit === 'output-order' || hit.startsWith('collect');

/** A table that gives a list, not one number made of it. */
export const givesList = (hit: HitPolicy): boolean => hit === 'rule-order' || hit === 'output-order' || hit === 'collect';

const indexesOf = (standings: readonly Standing[], wanted: Standing): readonly number[] =>
  standings.flatMap((standing, index) => (standing === wanted ? [index] : []));

const idsOf = ({ rules }: DecideTable, indexes: readonly number[]): readonly string[] => indexes.map((index) => rules[index]!.id);

const answered = (table: DecideTable, fired: readonly number[], winner: number): TableOutcome => ({
  kind: 'value',
  value: answerOf(table, winner),
  fired: idsOf(table, fired),
});

/** A rule's answer; lists of one may have been written without brackets. */
export const answerOf = ({ rules, output, hit }: DecideTable, rule: number): Value => {
  const { then } = rules[rule]!;
  return output.several === true && !isCollected(hit) && !Array.isArray(then) ? [then] : then;
};

const twoRules = (table: DecideTable, fired: readonly number[]): TableOutcome => ({
  kind: 'refused',
  refusal: 'twoRules',
  rules: idsOf(table, fired),
});

// No rule can fire any more. Whether one is missing can only be said when every fact that a rule looks at is known.
const nothingFired = (table: DecideTable, waiting: (rules: readonly number[]) => readonly string[]): TableOutcome => {
  if (!table.complete) return { kind: 'value', value: null, fired: [] };
  const missing = waiting(table.rules.map((_, index) => index));
  return missing.length > 0 ? { kind: 'unknown', waiting: missing, could: [] } : { kind: 'refused', refusal: 'noRule', rules: [] };
};

const collected = (table: DecideTable, fired: readonly number[]): TableOutcome => {
  const order = table.hit === 'output-order' ? tryOrder(table).filter((rule) => fired.includes(rule)) : fired;
  return {
    kind: 'value',
    value: gather(
      table.hit,
      order.map((rule) => table.rules[rule]!.then),
    ),
    fired: idsOf(table, order),
  };
};

const gather = (hit: HitPolicy, answers: readonly Value[]): Value => {
  switch (hit) {
    case 'collect-count':
      return answers.length;
    case 'collect-sum':
      return answers.length === 0 ? null : answers.filter(isNum).reduce<Num>(add, 0);
    case 'collect-min':
      return answers.reduce<Value>((least, answer) => (least === null || order(answer, least) < 0 ? answer : least), null);
    case 'collect-max':
      return answers.reduce<Value>((most, answer) => (most === null || order(answer, most) > 0 ? answer : most), null);
    default:
      return answers;
  }
};

const order = (a: Value, b: Value): number =>
  isNum(a) && isNum(b) ? compareNum(a, b) : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
