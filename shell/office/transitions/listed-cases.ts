import type { Transitions } from '#law/pack';
import { type Queries, statement } from '#shell/db';

const listedSql = statement(import.meta.url, './listed-cases.sql', { prepared: false });

/** Open cases under these texts that stand in a state that the transition lists, by their ids, a page at a time. */
export const listedCases = async (
  database: Queries,
  digests: readonly string[],
  { move }: Transitions,
  after: string,
  limit: number,
): Promise<readonly string[]> => {
  const listed = Object.entries(move).flatMap(([procedure, { states }]) => Object.keys(states).map((state) => [procedure, state] as const));
  const [procedures, states] = [listed.map(([procedure]) => procedure), listed.map(([, state]) => state)];
  const rows = await database.query<{ case: string }>(listedSql, [[...digests], procedures, states, after, limit]);
  return rows.map((row) => row.case);
};
