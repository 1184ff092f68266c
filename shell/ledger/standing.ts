import type { Day } from '#law/ground';
import { type Queries, statement } from '#shell/db';

const standingSql = statement(import.meta.url, './standing.sql');

/** So many cases stood there before a year, and here at the end of what is told of it. */
export interface Stood {
  readonly procedure: string;
  /** Of a challenge that was led on in that time: the procedure of the case challenged. */
  readonly challenged: string | null;
  /** Null: not opened yet. */
  readonly before: string | null;
  readonly after: string;
  /** Led on in that time. */
  readonly moved: boolean;
  /** Some period of it ran out with an effect, by then. */
  readonly silent: boolean;
  readonly cases: number;
}

/** All cases that were ever opened by then. `from` is the first day of a year, `to` a day of that same year; both are included. */
export const standing = (database: Queries, { from, to }: { readonly from: Day; readonly to: Day }): Promise<readonly Stood[]> =>
  database.query<Stood>(standingSql, [from, to]);
