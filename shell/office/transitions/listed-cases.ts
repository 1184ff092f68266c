import type { Transitions } from '#law/pack';
import { inline, type Queries, statement } from '#shell/db';

const listedSql = statement(import.meta.url, './listed-cases.sql', { prepared: false });

/** Open cases under these texts that stand in a state that the transition lists, by their ids, a page at a time. */
export const listedCases = async (
  database: Queries,
  digests: readonly string[],
  { move }: Transitions,
  after: string,
  limit: number,
): Promise<readonly string[]> => {
  const rows = await database.query<{ case: string }>(listedSql, [[...digests], ...placesOf({ move }), after, limit]);
  return rows.map((row) => row.case);
};

const countSql = inline(
  `select count(*) as cases from docket d join unnest($2::text[], $3::text[]) as l (procedure, state) using (procedure, state)
   where not d.ended and d.pack = any ($1::text[])`,
);

/** How many there are. */
export const countListed = async (database: Queries, digests: readonly string[], transitions: Transitions): Promise<number> => {
  const [row] = await database.query<{ cases: number }>(countSql, [[...digests], ...placesOf(transitions)]);
  return row!.cases;
};

/** Procedures and states that are listed, pair by pair. */
const placesOf = ({ move }: Pick<Transitions, 'move'>): readonly [procedures: readonly string[], states: readonly string[]] => {
  const listed = Object.entries(move).flatMap(([procedure, { states }]) => Object.keys(states).map((state) => [procedure, state] as const));
  return [listed.map(([procedure]) => procedure), listed.map(([, state]) => state)];
};
