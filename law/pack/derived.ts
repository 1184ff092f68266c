import { joinTexts, sameText } from '#law/ground';
import type { Fact, Named, PackTable } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** The facts that a fact is worked out from: what its formula or table reads, and the condition under which it is asked. */
export const readsOf = (fact: Fact, tables: Named<PackTable>): readonly string[] => {
  const formula = fact.source.kind === 'formula' ? fact.source.is.reads.map(([name]) => name!) : [];
  const table = fact.source.kind === 'table' ? (tables[fact.source.table]?.table.reads ?? []) : [];
  const condition = fact.if?.reads.map(([name]) => name!) ?? [];
  return [...new Set([...formula, ...table, ...condition])];
};

/** Derived facts, each after those that it is worked out from. Facts that go round in a circle are a finding. */
export const derivedOrder = (facts: Named<Fact>, tables: Named<PackTable>, report: Report): readonly string[] => {
  const done = new Set<string>();
  const order: string[] = [];
  const visit = (name: string, way: readonly string[]): void => {
    const fact = facts[name];
    if (fact === undefined || done.has(name)) return;
    const round = way.indexOf(name);
    if (round >= 0) {
      const names = [...way.slice(round), name].map((each) => sameText(`\`${each}\``));
      const circle = joinTexts(names, say('visit.reads'));
      report(
        'fact/cycle',
        facts[way.slice(round).toSorted()[0]!]!.at,
        say('visit.theseFactsAreWorked', { circle }),
        say('visit.letOneOfThem'),
      );
      return;
    }
    for (const read of readsOf(fact, tables)) visit(read, [...way, name]);
    if (done.has(name)) return;
    done.add(name);
    if (fact.source.kind !== 'given') order.push(name);
  };
  for (const name of Object.keys(facts)) visit(name, []);
  return order;
};
