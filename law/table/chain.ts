import type { Value } from '#law/ground';
import { type AskedFact, type ChangesFound, changesThatMatter } from './changes.ts';
import type { FactReader, Table, TableOutcome } from './model.ts';

/** Tables of which later ones read what earlier ones decide. */
export interface Chain {
  /** Facts that no table of the chain decides. */
  readonly asked: readonly AskedFact[];
  /** What the last table says. */
  decide(facts: FactReader): TableOutcome;
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
    changesThatMatter: (facts) =>
      changesThatMatter({
        facts,
        asked: [...asked.values()].filter((input) => input.several !== true),
        tables,
        outcome: (changed) => valueIn(decide((name) => changed[name])),
      }),
  };
};

const valueIn = (outcome: TableOutcome): Value | undefined => (outcome.kind === 'value' ? outcome.value : undefined);
