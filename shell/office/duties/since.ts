import type { Day } from '#law/ground';
import { inline, type Queries } from '#shell/db';

const begin = inline('insert into setting (name, value) values ($1, $2::json) on conflict (name) do nothing');
const read = inline('select value from setting where name = $1');

/**
 * The day from which this store keeps the calendar of duties: the one on which it first looked at it, whichever server did. What had been due
 * before, the office did or did not do elsewhere; the ledger does not pretend to know.
 */
export const keptSince = async (database: Queries, today: Day): Promise<Day> => {
  await database.query(begin, ['duties-since', JSON.stringify(today)]);
  const [row] = await database.query<{ value: Day }>(read, ['duties-since']);
  return row!.value;
};
