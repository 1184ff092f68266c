import type { Day } from '#law/ground';
import type { OpenTerm, Pack } from '#law/pack';
import { type Queries, statement } from '#shell/db';
import { foldOrders } from '#shell/ledger';

/** So often an official gave this answer to this term: by yes and no, an option, or the name of an order. */
export interface AnswerGiven {
  readonly term: OpenTerm;
  readonly role: string;
  readonly actor: string;
  readonly answer: string;
  readonly times: number;
}

const sql = {
  finding: statement(import.meta.url, './findings.sql'),
  choice: statement(import.meta.url, './choices.sql'),
  extension: statement(import.meta.url, './extensions.sql'),
};

/** What officials answered to these terms in a window, both days included. Orders of the law itself and of imports bear no person and do not count. */
export const answersGiven = async (
  database: Queries,
  pack: Pack,
  terms: readonly OpenTerm[],
  { from, to }: Window,
): Promise<readonly AnswerGiven[]> => {
  const wanted = Map.groupBy(
    terms.flatMap((term, n) => rowsOf(pack, term).map((row) => ({ kind: term.kind, row: { n, ...row } }))),
    ({ kind }) => kind,
  );
  await foldOrders(database);
  const counted = await Promise.all(
    [...wanted].map(([kind, rows]) =>
      database.query<Omit<AnswerGiven, 'term'> & { n: number }>(sql[kind], [from, to, JSON.stringify(rows.map(({ row }) => row))]),
    ),
  );
  return counted.flat().map(({ n, ...given }) => ({ term: terms[n]!, ...given }));
};

export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** One row an order, as the statements want them. */
const rowsOf = (pack: Pack, term: OpenTerm): readonly Readonly<Record<string, string>>[] => {
  const { procedure } = term;
  switch (term.kind) {
    case 'finding':
      return term.orders.map((order) => ({ procedure, order, fact: term.fact }));
    case 'choice':
      return term.orders.map((order) => ({ procedure, state: term.state, role: term.role, order }));
    case 'extension':
      return extendersOf(pack, term).flatMap((role) => term.ending.map((order) => ({ procedure, role, order, extending: term.order })));
  }
};

/** Officials who may extend it. */
const extendersOf = (pack: Pack, { procedure, order }: OpenTerm & { readonly kind: 'extension' }): readonly string[] =>
  pack.procedures[procedure]!.orders[order]!.by.filter((role) => pack.roles[role]?.is === 'official');

export interface CaseBehind {
  readonly number: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly on: Day;
}

const behindSql = statement(import.meta.url, './cases-behind.sql', { prepared: false });

/** The newest cases in which this official gave this answer. */
export const casesBehind = (
  database: Queries,
  pack: Pack,
  { term, actor, answer }: Pick<AnswerGiven, 'term' | 'actor' | 'answer'>,
  { from, to }: Window,
  limit: number,
): Promise<readonly CaseBehind[]> => {
  const asked = filterOf(pack, term, answer);
  return database.query<CaseBehind>(behindSql, [
    from,
    to,
    actor,
    term.procedure,
    asked.orders,
    asked.roles,
    asked.state,
    asked.fact,
    asked.answer,
    asked.extending,
    asked.extended,
    limit,
  ]);
};

interface Filter {
  readonly orders: readonly string[];
  readonly roles: readonly string[] | null;
  readonly state: string | null;
  readonly fact: string | null;
  readonly answer: string | null;
  readonly extending: string | null;
  readonly extended: boolean | null;
}

const filterOf = (pack: Pack, term: OpenTerm, answer: string): Filter => {
  const none = { roles: null, state: null, fact: null, answer: null, extending: null, extended: null };
  switch (term.kind) {
    case 'finding':
      return { ...none, orders: term.orders, fact: term.fact, answer };
    case 'choice':
      return { ...none, orders: [answer], roles: [term.role], state: term.state };
    case 'extension':
      return { ...none, orders: term.ending, roles: extendersOf(pack, term), extending: term.order, extended: answer === 'true' };
  }
};
