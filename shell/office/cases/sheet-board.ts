import type { CaseView } from '#contract';
import { CaseScope, plain, type Sheet, sheetsOf, sheetsOpen } from '#law/case';
import type { OrderDef } from '#law/pack';
import { sightOf } from '../case-words.ts';
import { factCell, titled } from '../view/index.ts';
import { maySeeFact, type Seen } from './look.ts';
import { isInside } from './reader.ts';
import { say } from './say.ts';
import { actorName, type Names } from './who.ts';

type Board = NonNullable<CaseView['sheets']>[number];

/**
 * What several people answered side by side. While sheets can still come each reader sees their own alone and how many there are, so that nobody
 * writes with an eye on the others; from the next state on everybody sees all of them who reads their facts.
 */
export const sheetBoards = (seen: Seen, names: Names): CaseView['sheets'] => {
  const { procedure, file } = seen;
  const boards = Object.values(procedure.orders).flatMap((order) =>
    order.sideBySide && (file.sheets[order.name] ?? []).length > 0 ? boardOf(seen, names, order) : [],
  );
  return boards.length === 0 ? undefined : boards;
};

const boardOf = (seen: Seen, names: Names, order: OrderDef): readonly Board[] => {
  const { pack, procedure, file, reader, place } = seen;
  const all = sheetsOf(file, order.name);
  const open = sheetsOpen(procedure, file, order.name);
  const maySee = maySeeFact(seen);
  const columns = order.needs.map(({ fact }) => pack.facts[fact]!).filter(({ name }) => maySee(name));
  const shown = open ? all.filter((sheet) => sheet.person === reader.person) : all;
  if (columns.length === 0 || (open && !isInside(place))) return [];
  const view = (sheet: Sheet): Board['rows'][number] => ({
    who: actorName(seen, names, { ...sheet, ...(sheet.person === undefined ? {} : { actor: sheet.person }) }),
    on: sheet.on,
    cells: columns.map((fact) => factCell(pack, fact, sheet.facts[fact.name] ?? null)),
  });
  return [
    {
      order: { name: order.name, title: order.title ?? titled(pack, order.name).title },
      open,
      sentence: open ? say('boardOf.handedInUntilThe', { count: all.length }) : say('boardOf.sideBySide', { count: all.length }),
      columns: columns.map(({ name, title, type }) => ({ fact: name, title, long: type.kind === 'text' })),
      rows: shown.map(view),
      results: open ? [] : resultsOf(seen, order.name),
    },
  ];
};

/** What is worked out from all of them. */
const resultsOf = (seen: Seen, order: string): Board['results'] => {
  const { pack, file, files, look } = seen;
  const maySee = maySeeFact(seen);
  const scope = new CaseScope(sightOf(look.world, files, look.today), file);
  return pack.derived.flatMap((name) => {
    const fact = pack.facts[name]!;
    const reads =
      fact.source.kind === 'formula' &&
      fact.source.is.calls.some(
        ({ name: called, args: [first] }) => called === 'sheets' && first?.kind === 'literal' && first.value === order,
      );
    if (!reads || fact.type.kind === 'yes-no' || !maySee(name)) return [];
    const value = plain(scope.fact(name));
    return value === null ? [] : [factCell(pack, fact, value)];
  });
};
