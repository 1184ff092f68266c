import { createRequire } from 'node:module';
import { unaryTest } from 'feelin';
import { type Day, dayNumber, printNum, type Value } from '#law/ground';
import type { Cell, Range, Table } from '#law/table';
import type { Facts } from './tables.ts';

// The peers are installed beside, in bench/peers: the product needs none of them.
const load = createRequire(new URL('../peers/package.json', import.meta.url));

/** A peer under test: gives the answer of every set of facts, one after the other. */
export type Peer = (facts: readonly Facts[]) => Promise<readonly Value[]>;

/** Peers get days as day numbers: comparing whole numbers is the quickest that each of them can do. */
const forPeers = (facts: Facts): Facts => ({
  ...facts,
  filed: dayNumber(facts['filed'] as Day),
  expires: dayNumber(facts['expires'] as Day),
});

/** A cell as zen and FEEL both read it. */
const unary = (cell: Cell): string => {
  switch (cell.kind) {
    case 'options':
      return cell.options.map((option) => JSON.stringify(option)).join(', ');
    case 'yes-no':
      return String(cell.value);
    case 'ranges':
      return cell.ranges.map(rangeText).join(', ');
    default:
      return '';
  }
};

const rangeText = ({ low, lowOpen, high, highOpen }: Range): string => {
  if (low === undefined) return `${highOpen === true ? '<' : '<='} ${printNum(high!)}`;
  if (high === undefined) return `${lowOpen === true ? '>' : '>='} ${printNum(low)}`;
  return `${lowOpen === true ? '(' : '['}${printNum(low)}..${printNum(high)}${highOpen === true ? ')' : ']'}`;
};

// ---- GoRules zen -----------------------------------------------------------------------------------------------------------------

interface Zen {
  readonly ZenEngine: new () => { createDecision(content: object): { evaluate(facts: object): Promise<{ readonly result: Facts }> } };
}

/** zen has no unique policy; `first` is the nearest and the quicker one. A chain is one graph of tables. */
export const zenPeer = (tables: readonly Table[]): Peer => {
  const { ZenEngine } = load('@gorules/zen-engine') as Zen;
  const decision = new ZenEngine().createDecision(zenGraph(tables));
  const output = tables.at(-1)!.output.name;
  return async (facts) => {
    const answers: Value[] = [];
    for (const each of facts) answers.push((await decision.evaluate(forPeers(each))).result[zenName(output)] ?? null);
    return answers;
  };
};

// A hyphen is a minus there.
const zenName = (name: string): string => name.replaceAll('-', '_');

const zenGraph = (tables: readonly Table[]): object => {
  const ids = ['in', ...tables.map((_, index) => `t${index}`), 'out'];
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      ...tables.map((table, index) => zenTable(table, `t${index}`, index < tables.length - 1)),
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: ids.slice(1).map((target, index) => ({ id: `e${index}`, sourceId: ids[index], targetId: target, type: 'edge' })),
  };
};

const zenTable = (table: Table, id: string, passThrough: boolean): object => ({
  id,
  name: id,
  type: 'decisionTableNode',
  position: { x: 0, y: 0 },
  content: {
    hitPolicy: 'first',
    passThrough,
    inputs: table.inputs.map(({ name }, index) => ({ id: `i${index}`, name, field: zenName(name) })),
    outputs: [{ id: 'o', name: 'o', field: zenName(table.output.name) }],
    rules: table.rules.map((rule) => ({
      _id: rule.id,
      ...Object.fromEntries(rule.cells.map((cell, index) => [`i${index}`, unary(cell)])),
      o: JSON.stringify(rule.then),
    })),
  },
});

// ---- json-rules-engine -----------------------------------------------------------------------------------------------------------

interface JsonRules {
  readonly Engine: new () => {
    addRule(rule: object): void;
    run(facts: object): Promise<{ readonly events: readonly { readonly params: { readonly answer: Value } }[] }>;
  };
}

/** One engine for each table, run one after the other; every rule runs, so two that fire would be seen. */
export const jsonRulesPeer = (tables: readonly Table[]): Peer => {
  const { Engine } = load('json-rules-engine') as JsonRules;
  const engines = tables.map((table) => {
    const engine = new Engine();
    for (const rule of table.rules)
      engine.addRule({ conditions: { all: conditionsOf(table, rule.cells) }, event: { type: rule.id, params: { answer: rule.then } } });
    return { engine, output: table.output.name };
  });
  return async (facts) => {
    const answers: Value[] = [];
    for (const each of facts) {
      const known = forPeers(each);
      for (const { engine, output } of engines) {
        const { events } = await engine.run(known);
        known[output] = events.length === 1 ? events[0]!.params.answer : null;
      }
      answers.push(known[engines.at(-1)!.output]!);
    }
    return answers;
  };
};

const conditionsOf = (table: Table, cells: readonly Cell[]): readonly object[] =>
  cells.flatMap((cell, index) => {
    const fact = table.inputs[index]!.name;
    const test = (operator: string, value: unknown): object => ({ fact, operator, value });
    if (cell.kind === 'options') return [test('in', cell.options)];
    if (cell.kind === 'yes-no') return [test('equal', cell.value)];
    if (cell.kind !== 'ranges') return [];
    const [{ low, lowOpen, high, highOpen }] = cell.ranges as readonly [Range];
    return [
      ...(low === undefined ? [] : [test(lowOpen === true ? 'greaterThan' : 'greaterThanInclusive', low)]),
      ...(high === undefined ? [] : [test(highOpen === true ? 'lessThan' : 'lessThanInclusive', high)]),
    ];
  });

// ---- feelin ----------------------------------------------------------------------------------------------------------------------

/** A loop over the cells with feelin's unary tests, rule by rule, to the end: two that fire would be seen. */
export const feelinPeer = (tables: readonly Table[]): Peer => {
  const texts = tables.map((table) => table.rules.map((rule) => rule.cells.map(unary)));
  return async (facts) =>
    facts.map((each) => {
      const known = forPeers(each);
      for (const [step, table] of tables.entries()) {
        const fired = table.rules.filter((_, index) =>
          texts[step]![index]!.every((text, input) => text === '' || passes(text, known[table.inputs[input]!.name]!)),
        );
        known[table.output.name] = fired.length === 1 ? fired[0]!.then : null;
      }
      return known[tables.at(-1)!.output.name]!;
    });
};

const passes = (text: string, value: Value): boolean => {
  const result: unknown = unaryTest(text, { '?': value });
  return (typeof result === 'object' && result !== null && 'value' in result ? result.value : result) === true;
};
