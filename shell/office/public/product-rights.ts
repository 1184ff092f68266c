import type { ProductPage } from '#contract';
import type { Value } from '#law/ground';
import { factOf, type OrderDef, type Pack, type Procedure, type Register } from '#law/pack';
import { capital, markOf, marksOf } from '../view/index.ts';
import { partColumn } from './register-columns.ts';
import { anyInWords, stopped } from './words.ts';

type Right = ProductPage['rights'][number];

/**
 * What a resident may refuse or ask for: first as the provider says it, then each right that the law gives, with the order that uses
 * it. Which articles give rights, the pack says: those on which the choices of its view `rights` rest.
 */
export const rightsOf = (pack: Pack, register?: Register, columns: Readonly<Record<string, Value>> = {}): Right[] => {
  const doors = Object.values(pack.procedures).flatMap((procedure) =>
    (procedure.views.rights?.ask ?? []).map((name) => ({ procedure, order: procedure.orders[name]! })),
  );
  const seen = new Set<string>();
  const given = doors.flatMap((door) =>
    articlesOf(pack, door.procedure)
      .filter((article) => !seen.has(article) && seen.add(article) !== undefined)
      .flatMap((article) => rightOf(pack, door, article)),
  );
  return [...(register === undefined ? [] : asTold(pack, register, columns)), ...given];
};

/** The provider's own words. */
const asTold = (pack: Pack, register: Register, columns: Readonly<Record<string, Value>>): Right[] => {
  const column = partColumn(register, 'refuse');
  const value = column === undefined ? undefined : columns[column.name];
  if (column === undefined || value === undefined || value === null) return [];
  const fact = factOf(pack, column);
  return [{ text: stopped(capital(anyInWords(pack, value, fact))), marks: fact === undefined ? [] : [...marksOf(pack, fact)] }];
};

/** Articles behind what can be asked for: one right each. */
const articlesOf = (pack: Pack, procedure: Procedure): readonly string[] =>
  (procedure.views.rights?.choices ?? []).flatMap((fact) => pack.facts[fact]?.basis ?? []);

const rightOf = (
  pack: Pack,
  { procedure, order }: { readonly procedure: Procedure; readonly order: OrderDef },
  article: string,
): Right[] => {
  const known = pack.articles[article.replace(/\(.*$/, '')];
  if (known === undefined) return [];
  return [{ text: known.gist, marks: [markOf(pack, article, 'law')], procedure: procedure.name, order: order.name }];
};
