import type { Text } from '#law/ground';
import { inline, type Queries } from '#shell/db';

/** An event that contradicts a promise of the text that decides its case, as it is kept. */
export interface Contradiction {
  readonly case: string;
  readonly seq: number;
  readonly promise: string;
  /** Of the text that promised it. */
  readonly digest: string;
  readonly why: Text;
  readonly foundAt: number;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly note: string | null;
  /** From the event itself, and from the one that opened its case. */
  readonly order: string;
  readonly happened: string;
  readonly number: string;
  readonly procedure: string;
}

export type ContradictionKey = Pick<Contradiction, 'case' | 'seq' | 'promise'>;

// What is found for the first time is also work for anyone who writes the mails, in the same statement: neither is there without the other.
const find = inline(
  `with found as (
     insert into contradiction (case_id, seq, promise, digest, why, found_at) values ($1, $2, $3, $4, $5::json, $6)
     on conflict do nothing returning case_id, seq, promise)
   insert into outbox (topic, case_id, payload)
     select 'contradiction', case_id, json_build_object('seq', seq, 'promise', promise) from found returning case_id`,
);
const columns = `c.case_id as "case", c.seq, c.promise, c.digest, c.why, c.found_at as "foundAt", noted_at as "answeredAt", noted_by as "answeredBy",
  c.note, e.data ->> 'order' as "order", e.data ->> 'happened' as happened, o.data -> 'opened' ->> 'number' as number,
  o.data -> 'opened' ->> 'procedure' as procedure`;
const from = `from contradiction c join event e on e.case_id = c.case_id and e.seq = c.seq join event o on o.case_id = c.case_id and o.seq = 1`;
const list = inline(`select ${columns} ${from} order by c.noted_at is not null, c.found_at desc, c.case_id, c.seq, c.promise limit $1`);
const one = inline(`select ${columns} ${from} where c.case_id = $1 and c.seq = $2 and c.promise = $3`);
const counts = inline(
  'select count(*) filter (where noted_at is null)::integer as open, count(noted_at)::integer as answered from contradiction',
);
const note = inline(
  `update contradiction set noted_at = $4, noted_by = $5, note = $6
   where case_id = $1 and seq = $2 and promise = $3 and noted_at is null returning case_id`,
);

/** What the monitors found. It is added to and answered, never taken away. */
export const contradictionTable = (database: Queries) => ({
  /** Answers whether nobody had found it before. */
  find: async (
    { case: id, seq, promise, digest, why }: ContradictionKey & Pick<Contradiction, 'digest' | 'why'>,
    at: number,
  ): Promise<boolean> => (await database.query(find, [id, seq, promise, digest, JSON.stringify(why), at])).length > 0,
  /** Those that nobody has answered first, then the newest. */
  list: (limit: number): Promise<readonly Contradiction[]> => database.query<Contradiction>(list, [limit]),
  one: async ({ case: id, seq, promise }: ContradictionKey): Promise<Contradiction | undefined> =>
    (await database.query<Contradiction>(one, [id, seq, promise]))[0],
  counts: async (): Promise<{ readonly open: number; readonly answered: number }> =>
    (await database.query<{ open: number; answered: number }>(counts))[0]!,
  /** Answers false where somebody has answered it already, or where there is no such thing. */
  note: async ({ case: id, seq, promise }: ContradictionKey, by: string, words: string, at: number): Promise<boolean> =>
    (await database.query(note, [id, seq, promise, at, by, words])).length > 0,
});
