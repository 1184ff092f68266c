import { dayOf, type Num, sameValue, type Value } from '#law/ground';
import { type DecideTable, tryOrder } from './decide.ts';
import { type Cell, type Domain, noRuleFires, type Range, type Table, type TableInput, twoRulesFire } from './model.ts';

/** How to find a rule's answer once it fires. */
export interface Plan {
  readonly inputs: readonly TableInput[];
  readonly rules: readonly { readonly cells: readonly Cell[] }[];
  /** `count`: a second rule that fires is an error; `same`: only if its answer differs; `stop`: the first in `order` wins; `list`: all. */
  readonly kind: 'count' | 'same' | 'stop' | 'list';
  /** Rule indexes in the order in which they are tried. */
  readonly order: readonly number[];
  /** Number of the answer of each rule, for `same`. */
  readonly answers: readonly number[];
}

/** Where the generated function finds the value of an input. */
export type Place = (input: number) => string;

/**
 * A function over plain facts, or `undefined` if a cell needs FEEL or the platform forbids generated code. Whatever is missing or
 * is no plain text, boolean or safe integer (a `Decimal`) sends the call to `slow`. Strings reach the code only through `JSON.stringify`.
 */
export const generate = <T>(
  plan: Plan,
  place: Place,
  slow: (...args: never[]) => T,
  params = 'f',
): ((...args: never[]) => T) | undefined => {
  if (plan.rules.some((rule) => rule.cells.some((cell) => cell.kind === 'test'))) return undefined;
  const used = plan.inputs.map((_, index) => plan.rules.some((rule) => rule.cells[index]!.kind !== 'any'));
  const lines = [`"use strict"; return function (${params}) {`];
  for (const [index, input] of plan.inputs.entries())
    if (used[index]) lines.push(`const v${index} = ${place(index)};`, guard(input, index, params));
  lines.push(plan.kind === 'list' ? 'const hits = [];' : 'let hit = -1;');
  for (const index of plan.order) lines.push(`if (${condition(plan, index)}) ${action(plan, index)}`);
  lines.push(plan.kind === 'list' ? 'return hits;' : `return hit === -1 ? ${noRuleFires} : hit;`, '};');
  try {
    return new Function('slow', 'answers', lines.join('\n'))(slow, plan.answers) as (...args: never[]) => T;
  } catch {
    return undefined;
  }
};

const guard = ({ domain }: TableInput, index: number, params: string): string => {
  const type = domain.kind === 'number' ? 'number' : domain.kind === 'yes-no' ? 'boolean' : 'string';
  // A day must look like one, since days are compared as text.
  const length = domain.kind === 'date' ? ` || v${index}.length !== 10` : '';
  return `if (typeof v${index} !== "${type}"${length}) return slow(${params});`;
};

const action = ({ kind }: Plan, index: number): string => {
  switch (kind) {
    case 'list':
      return `hits.push(${index});`;
    case 'stop':
      return `return ${index};`;
    case 'count':
      return `{ if (hit !== -1) return ${twoRulesFire}; hit = ${index}; }`;
    case 'same':
      return `{ if (hit === -1) hit = ${index}; else if (answers[hit] !== answers[${index}]) return ${twoRulesFire}; }`;
  }
};

const condition = (plan: Plan, rule: number): string => {
  const tests = plan.rules[rule]!.cells.map((cell, index) => cellCode(plan.inputs[index]!.domain, cell, `v${index}`));
  return tests.filter((test) => test !== undefined).join(' && ') || 'true';
};

const cellCode = (domain: Domain, cell: Cell, value: string): string | undefined => {
  switch (cell.kind) {
    case 'any':
    case 'test':
      return undefined;
    case 'yes-no':
      return cell.value ? value : `!${value}`;
    case 'options':
      return oneOf(value, cell.options);
    case 'texts':
      return cell.not ? `!${oneOf(value, cell.texts)}` : oneOf(value, cell.texts);
    case 'ranges':
      return anyOf(cell.ranges.map((range) => rangeCode(domain, range, value)));
  }
};

const oneOf = (value: string, texts: readonly string[]): string => anyOf(texts.map((text) => `${value} === ${JSON.stringify(text)}`));

const anyOf = (tests: readonly string[]): string =>
  tests.length === 0 ? 'false' : tests.length === 1 ? `(${tests[0]})` : `(${tests.join(' || ')})`;

const rangeCode = (domain: Domain, range: Range, value: string): string => {
  const tests: string[] = [];
  if (typeof range.low === 'number' && range.low === range.high) return `${value} === ${bound(domain, range.low, 'low', false).text}`;
  if (range.low !== undefined) {
    const { text, open } = bound(domain, range.low, 'low', range.lowOpen === true);
    tests.push(`${value} ${open ? '>' : '>='} ${text}`);
  }
  if (range.high !== undefined) {
    const { text, open } = bound(domain, range.high, 'high', range.highOpen === true);
    tests.push(`${value} ${open ? '<' : '<='} ${text}`);
  }
  return tests.join(' && ') || 'true';
};

// The values compared are safe integers, so a fraction may be rounded inwards: `x > 0.9` is `x >= 1`. No double ever stands for a decimal.
const bound = (domain: Domain, at: Num, side: 'low' | 'high', open: boolean): { readonly text: string; readonly open: boolean } => {
  if (domain.kind === 'date') return { text: JSON.stringify(dayOf(Number(at))), open };
  if (typeof at === 'number') return { text: String(at), open };
  const inwards = side === 'low' ? at.ceil() : at.floor();
  return { text: inwards.toNumber().toString(), open: open && at.isInteger() };
};

/** @param kind `list` for every rule that fires; otherwise what the hit policy asks */
export const planOf = (table: DecideTable, kind: Plan['kind'] = quickKind(table)): Plan => ({
  inputs: table.inputs,
  rules: table.rules,
  kind,
  order: tryOrder(table),
  answers: answerNumbers(table.rules.map((rule) => rule.then)),
});

const quickKind = ({ hit }: DecideTable): Plan['kind'] => (hit === 'unique' ? 'count' : hit === 'any' ? 'same' : 'stop');

// Equal answers have equal numbers.
const answerNumbers = (answers: readonly Value[]): readonly number[] =>
  answers.map((answer) => answers.findIndex((other) => sameValue(other, answer)));

export const byName =
  (table: Pick<Table, 'inputs'>): Place =>
  (index) =>
    `f[${JSON.stringify(table.inputs[index]!.name)}]`;

export const byIndex: Place = (index) => `f[${index}]`;
