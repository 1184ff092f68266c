import type { Standing, Value } from '#law/ground';
import { weakest } from '#law/ground';
import type { Fact, Grounded, Pack, PackTable } from '#law/pack';
import { type ChangesFound, changesThatMatter, type Domain } from '#law/table';
import type { CaseFile } from './file.ts';
import { CaseScope, looked, plain, type Sight } from './scope.ts';

/** Why a fact that a table decides is what it is: the rows that fired and what they looked at. */
export interface Explained {
  readonly fact: Fact;
  readonly value: Value;
  readonly table: PackTable;
  readonly fired: readonly {
    readonly id: string;
    readonly row: Grounded;
    readonly tests: readonly { readonly fact: string; readonly value: Value }[];
  }[];
  /** Answers still missing that could matter. */
  readonly waiting: readonly string[];
  readonly standing: Standing;
}

/** Explains a fact; nothing for one that no table decides. */
export const explain = (sight: Sight, file: CaseFile, name: string): Explained | undefined => {
  const pack = sight.packOf(file.digest);
  const fact = pack.facts[name];
  if (fact?.source.kind !== 'table') return undefined;
  const table = pack.tables[fact.source.table]!;
  const seen = looked();
  const scope = new CaseScope(sight, file, {}, seen);
  const value = plain(scope.fact(name));
  const read = (input: string): Value => plain(scope.fact(input));
  const outcome = table.table.decide(read);
  const fired = outcome.kind === 'value' ? outcome.fired : [];
  return {
    fact,
    value,
    table,
    fired: fired.map((id) => ({ id, row: table.rows[id] ?? table, tests: testsOf(table, id, read) })),
    waiting: outcome.kind === 'unknown' ? outcome.waiting : [],
    standing: weakest([table.standing, ...seen.standings]),
  };
};

const testsOf = (table: PackTable, id: string, read: (input: string) => Value) => {
  const rule = table.table.rules.find((other) => other.id === id);
  return (rule?.cells ?? []).flatMap((cell, index) => {
    if (cell.kind === 'any') return [];
    const fact = table.table.inputs[index]!.name;
    return [{ fact, value: read(fact) }];
  });
};

/**
 * For each other value of a fact, the smallest sets of given answers that, answered otherwise, lead to it: `what would change it`.
 * Each change is worked out in the whole case, formulas and tables between the answer and the fact included.
 */
export const whatWouldChange = (sight: Sight, file: CaseFile, name: string): ChangesFound => {
  const pack = sight.packOf(file.digest);
  const asked = givenBehind(pack, name);
  const scope = new CaseScope(sight, file);
  const facts = Object.fromEntries(asked.map((fact) => [fact.name, plain(scope.fact(fact.name))]));
  const tables = tablesBehind(pack, name);
  const answers = answersOf(pack, name);
  return changesThatMatter({
    facts,
    ...(answers === undefined ? {} : { outcomes: answers }),
    asked: asked
      .filter((fact) => !fact.several)
      .flatMap((fact) => {
        const domain = domainOf(fact);
        return domain === undefined || facts[fact.name] === null ? [] : [{ name: fact.name, domain }];
      }),
    tables: tables.map((table) => table.table),
    outcome: (changed) => {
      const known = Object.entries(changed).filter(([, value]) => value !== undefined && value !== null);
      const tried = { ...file, facts: { ...file.facts, ...(Object.fromEntries(known) as Record<string, Value>) } };
      return plain(new CaseScope(sight, tried).fact(name)) ?? undefined;
    },
  });
};

/** All that a fact can be where a table with one answer a case decides it. */
const answersOf = (pack: Pack, name: string): readonly Value[] | undefined => {
  const fact = pack.facts[name];
  if (fact?.source.kind !== 'table') return undefined;
  const { rules, output, hit } = pack.tables[fact.source.table]!.table;
  return output.several === true || hit.startsWith('collect') ? undefined : rules.map(({ then }) => then);
};

/** The given facts that a fact is worked out from, through formulas and tables. */
export const givenBehind = (pack: Pack, name: string, seen = new Set<string>()): readonly Fact[] => {
  const fact = pack.facts[name];
  if (fact === undefined || seen.has(name)) return [];
  seen.add(name);
  switch (fact.source.kind) {
    case 'given':
      return [fact];
    case 'formula':
      return fact.source.is.reads.flatMap(([first]) => givenBehind(pack, first!, seen));
    case 'table':
      return pack.tables[fact.source.table]!.table.reads.flatMap((input) => givenBehind(pack, input, seen));
  }
};

const tablesBehind = (pack: Pack, name: string, seen = new Set<string>()): readonly PackTable[] => {
  const fact = pack.facts[name];
  if (fact === undefined || seen.has(name)) return [];
  seen.add(name);
  if (fact.source.kind === 'given') return [];
  if (fact.source.kind === 'formula') return fact.source.is.reads.flatMap(([first]) => tablesBehind(pack, first!, seen));
  const table = pack.tables[fact.source.table]!;
  return [table, ...table.table.reads.flatMap((input) => tablesBehind(pack, input, seen))];
};

/** The values that a fact may have, as a table cuts them. */
export const domainOf = (fact: Fact): Domain | undefined => {
  const type = fact.type;
  if (type.kind === 'choice') return { kind: 'choice', options: type.options.map((option) => option.value), ranked: type.ranked };
  if (type.kind === 'yes-no') return { kind: 'yes-no' };
  if (type.kind === 'date') return { kind: 'date' };
  if (type.kind === 'text' || type.kind === 'file' || type.kind === 'case') return { kind: 'text' };
  if (type.kind !== 'number') return undefined;
  return {
    kind: 'number',
    ...(type.min === undefined ? {} : { min: type.min }),
    ...(type.max === undefined ? {} : { max: type.max }),
    step: type.step,
  };
};
