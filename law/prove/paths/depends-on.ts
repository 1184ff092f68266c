import type { Expression } from '#law/feel';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { parentsOf } from './kin.ts';
import { bodyOf, namedProcedures } from './whole.ts';

/** The elements of a pack that the answer to a promise rests on: while none of them changes, neither does the answer. */
export interface Depends {
  readonly procedures: readonly string[];
  readonly tables: readonly string[];
  readonly facts: readonly string[];
}

/**
 * What the answer to a promise depends on, by name and in order. A procedure depends on the endings of those it listens to, and on what
 * opens it; a fact on what it is worked out from. Parts count as the procedures that include them. Duties and streams that open a case,
 * and the roles of the pack, are not told here: anyone who changes one proves everything again.
 */
export const dependsOn = (pack: Pack, promise: PromiseMade): Depends => {
  const table = bodyOf(promise)['table'];
  const procedures = new Set<Procedure>();
  if (table === undefined)
    for (const procedure of namedProcedures(pack, promise)) for (const each of kinOf(pack, procedure)) procedures.add(each);
  const own = table === undefined ? namedProcedures(pack, promise) : [];
  const conditions = [
    ...own.flatMap(({ orders }) => Object.values(orders).flatMap(({ guards }) => guards.map((guard) => guard.if))),
    ...Object.values(promise.formulas),
  ];
  const lengths = own.flatMap(({ clocks }) =>
    Object.values(clocks).flatMap(({ within, extend }) =>
      [within.amount, extend?.by.amount].flatMap((amount) => (typeof amount === 'object' ? [amount.fact] : [])),
    ),
  );
  const asked = own.flatMap(({ orders }) => Object.values(orders).flatMap(({ needs }) => needs.map(({ fact }) => fact)));
  const facts = new Set([
    ...lengths,
    ...own.flatMap(({ onEntry }) => Object.keys(onEntry)),
    ...conditions.flatMap((condition) => namesIn(pack, condition)),
    ...asked.filter((fact) => pack.facts[fact]?.type.kind === 'case'),
  ]);
  const tables = new Set<string>();
  if (typeof table === 'string') {
    tables.add(table);
    for (const name of [
      ...(pack.tables[table]?.table.reads ?? []),
      ...(pack.tables[table] === undefined ? [] : [pack.tables[table].decides]),
    ])
      facts.add(name);
  }
  // A promise about a table tries its inputs as they are; how they come about is not its matter.
  if (table === undefined) for (const name of facts) for (const more of behind(pack, name, tables)) facts.add(more);
  const sorted = (names: Iterable<string>): readonly string[] => [...names].toSorted();
  return { procedures: sorted([...procedures].map(({ name }) => name)), tables: sorted(tables), facts: sorted(facts) };
};

/** A procedure, those it listens to, and those that open it, up to the first. */
const kinOf = (pack: Pack, procedure: Procedure): readonly Procedure[] => {
  const kin = new Set([procedure]);
  for (const { procedure: linked } of Object.values(procedure.cases)) if (linked !== undefined) kin.add(pack.procedures[linked]!);
  const above = new Set([procedure.name]);
  for (const name of above)
    for (const { procedure: parent } of parentsOf(pack, name)) {
      above.add(parent.name);
      kin.add(parent);
    }
  return [...kin];
};

const namesIn = (pack: Pack, { reads }: Expression): readonly string[] =>
  reads.flatMap((path) => path.filter((name) => pack.facts[name] !== undefined));

/** What a fact is worked out from, or asked under; tables on the way are noted. */
const behind = (pack: Pack, name: string, tables: Set<string>): readonly string[] => {
  const { source, if: condition } = pack.facts[name]!;
  const asked = condition === undefined ? [] : namesIn(pack, condition);
  if (source.kind === 'formula') return [...asked, ...namesIn(pack, source.is)];
  if (source.kind !== 'table') return asked;
  tables.add(source.table);
  return [...asked, ...(pack.tables[source.table]?.table.reads ?? [])];
};
