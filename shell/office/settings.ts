import { inline, type Queries } from '#shell/db';

const read = inline('select value from setting where name = $1');
const write = inline('insert into setting (name, value) values ($1, $2::json) on conflict (name) do update set value = excluded.value');

/** What a store was told of itself. */
export interface Settings {
  /** Where its clock stands, if it does not follow the world's: milliseconds since 1970. */
  readonly clock: { readonly at: number; readonly runs: boolean };
  /** Invented people and products, a time machine, and `sign in as`. */
  readonly demo: boolean;
}

export const setting = async <N extends keyof Settings>(database: Queries, name: N): Promise<Settings[N] | undefined> => {
  const [row] = await database.query<{ value: Settings[N] }>(read, [name]);
  return row?.value;
};

export const set = async <N extends keyof Settings>(database: Queries, name: N, value: Settings[N]): Promise<void> => {
  await database.query(write, [name, JSON.stringify(value)]);
};
