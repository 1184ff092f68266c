import { inline, type Queries } from '#shell/db';

/** The clock of this server stands before what the ledger has recorded already. Nothing was kept. */
export class ClockSetBack extends Error {
  override readonly name = 'ClockSetBack';
}

// The last row of each, by its primary key.
const latest = inline(
  `select max(recorded) as recorded from (
     (select recorded::timestamptz from event order by position desc limit 1)
     union all (select recorded::timestamptz from office_event order by seq desc limit 1)
   ) last`,
);

/** When the ledger was last written to, in milliseconds since 1970; -∞ where it is empty. */
export const newestRecorded = async (database: Queries): Promise<number> => {
  const [last] = await database.query<{ recorded: Date | string | null }>(latest);
  return last?.recorded == null ? Number.NEGATIVE_INFINITY : new Date(last.recorded).getTime();
};
