import { randomBytes } from 'node:crypto';
import { inline, type Queries } from '#shell/db';

/** `cases`: dates of one's own cases. `ahead`: for officials, dates that have not come yet. */
export type ReminderKind = 'cases' | 'ahead';

export interface ReminderChoice {
  readonly person: string;
  readonly kind: ReminderKind;
  readonly token: string;
  readonly offSince: number | null;
}

const columns = 'person, kind, token, off_since as "offSince"';
// The token is there before the first mail: it stands in every one.
const ensure = inline('insert into reminder_choice (person, kind, token) values ($1, $2, $3) on conflict (person, kind) do nothing');
const read = inline(`select ${columns} from reminder_choice where person = $1 and kind = $2`);
const byToken = inline(`select ${columns} from reminder_choice where token = $1`);
const choose = inline(
  `update reminder_choice set off_since = case when $3 then null else coalesce(off_since, $4) end where person = $1 and kind = $2 returning ${columns}`,
);

/** Who wants which reminders. No history: anyone who changes it back leaves nothing. */
export const reminderChoices = (database: Queries) => {
  const of = async (person: string, kind: ReminderKind): Promise<ReminderChoice> => {
    await database.query(ensure, [person, kind, randomBytes(24).toString('base64url')]);
    return (await database.query<ReminderChoice>(read, [person, kind]))[0]!;
  };
  return {
    of,
    find: async (token: string): Promise<ReminderChoice | undefined> => (await database.query<ReminderChoice>(byToken, [token]))[0],
    choose: async (person: string, kind: ReminderKind, on: boolean, at: number): Promise<ReminderChoice> => {
      await of(person, kind);
      return (await database.query<ReminderChoice>(choose, [person, kind, on, at]))[0]!;
    },
  };
};
