import type { ProductPage } from '#contract';
import type { Value } from '#law/ground';
import type { OrderDef, Pack, Procedure, Register } from '#law/pack';
import { capital, markOf, marksOf } from '../view/index.ts';
import { columnNamed, factOf } from './register-columns.ts';
import { anyInWords, stopped } from './words.ts';

type Right = ProductPage['rights'][number];

/**
 * What a resident may refuse or ask for: first as the provider says it, then each right that the law gives, with the order that uses
 * it. Which articles give rights, the pack says: those on which the questions of its procedures of kind `rights` rest.
 */
export const rightsOf = (pack: Pack, register?: Register, columns: Readonly<Record<string, Value>> = {}): Right[] => {
  const doors = Object.values(pack.procedures)
    .filter(({ kind }) => kind === 'rights')
    .flatMap((procedure) =>
      Object.values(procedure.orders)
        .filter((order) => order.from === 'opening')
        .map((order) => ({ procedure, order })),
    );
  const seen = new Set<string>();
  const given = doors.flatMap((door) =>
    articlesOf(pack, door.order)
      .filter((article) => !seen.has(article) && seen.add(article) !== undefined)
      .flatMap((article) => rightOf(pack, door, article)),
  );
  return [...(register === undefined ? [] : asTold(pack, register, columns)), ...given];
};

/** The provider's own words. */
const asTold = (pack: Pack, register: Register, columns: Readonly<Record<string, Value>>): Right[] => {
  const column = columnNamed(register, 'refuse');
  const value = column === undefined ? undefined : columns[column.name];
  if (column === undefined || value === undefined || value === null) return [];
  const fact = factOf(pack, column);
  return [{ text: stopped(capital(anyInWords(pack, value, fact))), marks: fact === undefined ? [] : [...marksOf(pack, fact)] }];
};

/** Articles behind the choices that the order asks for: one right each. */
const articlesOf = (pack: Pack, order: OrderDef): readonly string[] =>
  order.needs.flatMap(({ fact }) => {
    const asked = pack.facts[fact];
    return asked?.type.kind === 'choice' ? asked.basis : [];
  });

const rightOf = (
  pack: Pack,
  { procedure, order }: { readonly procedure: Procedure; readonly order: OrderDef },
  article: string,
): Right[] => {
  const known = pack.articles[article.replace(/\(.*$/, '')];
  if (known === undefined) return [];
  return [{ text: known.gist, marks: [markOf(pack, article, 'law')], procedure: procedure.name, order: order.name }];
};
