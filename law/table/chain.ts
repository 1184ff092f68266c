import type { Value } from '#law/ground';
import { type AskedFact, type ChangesFound, changesThatMatter } from './changes.ts';
import { answerOf, isCollected } from './decide.ts';
import { generate, planOf } from './generate.ts';
import { type FactReader, notKnown, type Table, type TableOutcome } from './model.ts';

/** Tables of which later ones read what earlier ones decide. */
export interface Chain {
  /** Facts that no table of the chain decides. */
  readonly asked: readonly AskedFact[];
  /** What the last table says. */
  decide(facts: FactReader): TableOutcome;
  /** The value that the last table gives, by generated code, facts as plain properties; `undefined` where it gives none. */
  value(facts: Readonly<Record<string, Value | undefined>>): Value | undefined;
  /** Every outcome, by the fact it decides. */
  decideAll(facts: FactReader): ReadonlyMap<string, TableOutcome>;
  changesThatMatter(facts: Readonly<Record<string, Value | undefined>>): ChangesFound;
}

/** @param tables at least one, each after those whose answers it reads */
export const chainOf = (tables: readonly Table[]): Chain => {
  const decided = new Set(tables.map((table) => table.output.name));
  const asked = new Map(
    tables.flatMap((table) => table.inputs).flatMap((input) => (decided.has(input.name) ? [] : [[input.name, input] as const])),
  );
  const decideAll = (facts: FactReader): ReadonlyMap<string, TableOutcome> => {
    const outcomes = new Map<string, TableOutcome>();
    const read: FactReader = (name) => {
      const outcome = outcomes.get(name);
      return outcome === undefined ? facts(name) : outcome.kind === 'value' ? outcome.value : null;
    };
    for (const table of tables) outcomes.set(table.output.name, table.decide(read));
    return outcomes;
  };
  const decide = (facts: FactReader): TableOutcome => decideAll(facts).get(tables.at(-1)!.output.name)!;
  return {
    asked: [...asked.values()].filter((input) => input.several !== true),
    decide,
    decideAll,
    value: valuer(tables, decide),
    changesThatMatter: (facts) =>
      changesThatMatter({
        facts,
        asked: [...asked.values()].filter((input) => input.several !== true),
        tables,
        ...(isCollected(tables.at(-1)!.hit) ? {} : { outcomes: answersOf(tables.at(-1)!) }),
        outcome: (changed) => valueIn(decide((name) => changed[name])),
      }),
  };
};

const answersOf = (table: Table): readonly Value[] => [
  ...table.rules.map((_, rule) => answerOf(table, rule)),
  ...(table.complete ? [] : [null]),
];

const valueIn = (outcome: TableOutcome): Value | undefined => (outcome.kind === 'value' ? outcome.value : undefined);

type PlainFacts = Readonly<Record<string, Value | undefined>>;

// One function for the whole chain: each table's own generated function, fed with the answers of those before it.
const valuer = (tables: readonly Table[], decide: Chain['decide']): Chain['value'] => {
  const slow = (facts: PlainFacts): Value | undefined => valueIn(decide((name) => facts[name]));
  let quick: Chain['value'] | undefined;
  return (facts) => {
    quick ??= generateChain(tables, slow) ?? slow;
    return quick(facts);
  };
};

const generateChain = (tables: readonly Table[], slow: Chain['value']): Chain['value'] | undefined => {
  const parts = tables.map((table) => {
    const params = table.inputs.map((_, index) => `a${index}`).join(', ');
    return isCollected(table.hit) || table.output.several === true
      ? undefined
      : generate<number>(
          planOf(table),
          (index) => `a${index}`,
          () => notKnown,
          params,
        );
  });
  if (!parts.every((part) => part !== undefined)) return undefined;
  const decided = new Map<string, string>();
  const lines = tables.flatMap((table, step) => {
    const args = table.inputs.map(({ name }) => decided.get(name) ?? `f[${JSON.stringify(name)}]`);
    decided.set(table.output.name, `v${step}`);
    return [`const r${step} = t${step}(${args.join(', ')});`, `if (r${step} < 0) return slow(f);`, `const v${step} = n${step}[r${step}];`];
  });
  try {
    const names = parts.map((_, step) => `const t${step} = t[${step}], n${step} = n[${step}];`);
    const source = ['"use strict";', ...names, 'return function (f) {', ...lines, `return v${tables.length - 1};`, '};'].join('\n');
    const answers = tables.map((table) => table.rules.map((rule) => rule.then));
    return new Function('t', 'n', 'slow', source)(parts, answers, slow) as Chain['value'];
  } catch {
    return undefined;
  }
};
