import { inline, type Queries } from '#shell/db';

export interface TryLimit {
  readonly tries: number;
  readonly windowMs: number;
}

/** Either a place is left, or so many seconds have to pass first. */
export type Place = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

// Counted before the password is looked at, in one statement: many tries at once do not slip through together.
const count = inline(`
insert into sign_in_try as t (counted, began_ms, tries) values ($1, $2, 1)
on conflict (counted) do update set
  tries = case when t.began_ms <= $3 then 1 else t.tries + 1 end,
  began_ms = case when t.began_ms <= $3 then excluded.began_ms else t.began_ms end
returning tries, began_ms`);

/** A fixed window, as for mails that somebody may ask for. */
export const takePlace = async (db: Queries, counted: string, limit: TryLimit, now: number): Promise<Place> => {
  const [row] = await db.query<{ tries: number; began_ms: number }>(count, [counted, now, now - limit.windowMs]);
  if (row!.tries <= limit.tries) return { ok: true };
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil((row!.began_ms + limit.windowMs - now) / 1000)) };
};

export const forgetOldTries = async (db: Queries, before: number): Promise<void> => {
  await db.query(inline('delete from sign_in_try where began_ms < $1'), [before]);
};
