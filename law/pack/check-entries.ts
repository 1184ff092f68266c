import { namesInText } from '#law/ground';
import { readsOf } from './derived.ts';
import { placesOf } from './graph.ts';
import { looksAtAccount, looksElsewhere } from './looks-at-account.ts';
import type { OnEntry, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** What must hold of facts that are read from registers: what follows them comes to rest, and no register is made of them. */
export const checkEntries = (pack: Pack, report: Report): void => {
  for (const procedure of Object.values(pack.procedures)) checkLoop(procedure, report);
  checkColumns(pack, report);
};

/** Rows follow from the events of their own cases alone, so that they can be made again; a list is not among these. */
const checkColumns = (pack: Pack, report: Report): void => {
  const entryBehind = (name: string, seen: ReadonlySet<string>): string | undefined => {
    const fact = pack.facts[name];
    if (fact === undefined || seen.has(name)) return undefined;
    if (looksElsewhere(fact)) return name;
    for (const read of readsOf(fact, pack.tables)) {
      const found = entryBehind(read, new Set([...seen, name]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const { name, at, columns } of Object.values(pack.registers)) {
    for (const column of columns) {
      const fact = column.is.reads.flatMap(([first]) => entryBehind(first!, new Set()) ?? [])[0];
      if (fact === undefined) continue;
      report(
        'entry/column',
        at,
        ...(looksAtAccount(pack.facts[fact]!)
          ? ([say('checkColumns.theColumnAsksWhat', { column: column.name, name, fact }), say('checkColumns.leaveItOutAndList')] as const)
          : ([say('checkColumns.theColumnOfReads', { column: column.name, name, fact }), say('checkColumns.leaveTheColumnOut')] as const)),
      );
    }
  }
};

/** A case that goes round by law while nothing changes would never come to rest. */
const checkLoop = (procedure: Procedure, report: Report): void => {
  const facts = Object.values(procedure.onEntry);
  for (const some of waysOf(facts)) {
    const next = new Map<string, Set<string>>();
    for (const orders of some) {
      for (const name of orders) {
        const order = procedure.orders[name];
        if (order === undefined || order.atMost !== undefined) continue;
        for (const place of placesOf(order, procedure)) next.set(place, (next.get(place) ?? new Set()).add(order.to ?? place));
      }
    }
    const round = roundIn(next);
    if (round === undefined) continue;
    report('entry/loop', facts[0]!.at, say('checkLoop.whileTheListsStay', { round: namesInText(round) }), say('checkLoop.leadTheOrderTo'));
    return;
  }
};

/** One list of orders for each fact, in every combination of their values. */
const waysOf = (facts: readonly OnEntry[]): readonly (readonly (readonly string[])[])[] =>
  facts.reduce<readonly (readonly (readonly string[])[])[]>(
    (ways, { then }) => ways.flatMap((way) => Object.values(then).map((orders) => [...way, orders])),
    [[]],
  );

const roundIn = (next: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined => {
  const done = new Set<string>();
  const visit = (place: string, way: readonly string[]): readonly string[] | undefined => {
    const at = way.indexOf(place);
    if (at >= 0) return way.slice(at);
    if (done.has(place)) return undefined;
    for (const other of next.get(place) ?? []) {
      const found = visit(other, [...way, place]);
      if (found !== undefined) return found;
    }
    done.add(place);
    return undefined;
  };
  for (const place of next.keys()) {
    const found = visit(place, []);
    if (found !== undefined) return found;
  }
  return undefined;
};
