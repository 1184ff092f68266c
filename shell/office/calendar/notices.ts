import type { CalendarYear, YearNotice } from '#law/calendar';
import type { Day } from '#law/ground';
import { inline, type Queries } from '#shell/db';

/** A year of a calendar as it was applied here, in the order of application. */
export interface KeptNotice extends YearNotice {
  readonly id: number;
}

const since = inline(`select id, calendar, year, from_day as "from", days from calendar_notice where id > $1 order by id`);
const add = inline(
  'insert into calendar_notice (calendar, year, from_day, days, applied_at) values ($1, $2, $3, $4::json, $5) returning id',
);

export const keptNotices = (database: Queries, after: number): Promise<readonly KeptNotice[]> =>
  database.query<{ id: number; calendar: string; year: number; from: Day; days: CalendarYear }>(since, [after]);

/** Answers the id of the last one. */
export const keepNotices = async (database: Queries, notices: readonly YearNotice[], at: number): Promise<number> => {
  let last = 0;
  for (const { calendar, year, from, days } of notices) {
    const [row] = await database.query<{ id: number }>(add, [calendar, year, from, JSON.stringify(days), at]);
    last = row!.id;
  }
  return last;
};
