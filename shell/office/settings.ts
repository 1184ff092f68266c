import type { Day, Value } from '#law/ground';
import { inline, type Queries } from '#shell/db';

const read = inline('select value from setting where name = $1');
const begin = inline('insert into setting (name, value) values ($1, $2::json) on conflict (name) do nothing');
const advance = inline("update setting set value = $2::json where name = $1 and (value #>> '{}') < ($2::json #>> '{}')");
const write = inline('insert into setting (name, value) values ($1, $2::json) on conflict (name) do update set value = excluded.value');

/** What a store was told of itself. */
export interface Settings {
  /** Where its clock stands, if it does not follow the world's: milliseconds since 1970. */
  readonly clock: { readonly at: number; readonly runs: boolean };
  /** Invented people and products, a time machine, and `sign in as`. */
  readonly demo: boolean;
  /** Of a demo: everybody whom one can sign in as, and the tours that lead through it. */
  readonly 'demo-people': Value;
  readonly 'demo-tours': Value;
  /** The day from which it keeps the calendar of duties. */
  readonly 'duties-since': Day;
  /** The last stretch of each watch stream that was judged. */
  readonly [judged: `stream-judged:${string}`]: Day;
  /** The day on which everything that was no longer to be kept had been looked at. */
  readonly 'retention-done': Day;
  /** Up to which position of the ledger events were held against the promises. */
  readonly 'promises-watched-to': number;
  /** Up to how many versions of its rows a register was told to the cases that read it. */
  readonly [told: `list-told:${string}`]: number;
  /** The day on which every case that a text takes over had been looked at. */
  readonly [moved: `moved-to:${string}`]: Day;
}

export const setting = async <N extends keyof Settings>(database: Queries, name: N): Promise<Settings[N] | undefined> => {
  const [row] = await database.query<{ value: Settings[N] }>(read, [name]);
  return row?.value;
};

export const set = async <N extends keyof Settings>(database: Queries, name: N, value: Settings[N]): Promise<void> => {
  await database.query(write, [name, JSON.stringify(value)]);
};

/** The value that the store began with: this one, if no server has said another before. */
export const begun = async <N extends keyof Settings>(database: Queries, name: N, value: Settings[N]): Promise<Settings[N]> => {
  await database.query(begin, [name, JSON.stringify(value)]);
  return (await setting(database, name))!;
};

/** Moves a mark on to a later day. Two servers may move it at once; neither takes it back. */
export const advanced = async (database: Queries, name: `stream-judged:${string}`, day: Day): Promise<void> => {
  await database.query(advance, [name, JSON.stringify(day)]);
};
