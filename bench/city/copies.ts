import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';

/**
 * Tables that hold what happened to cases and what follows from it. Letters stay out: they are sealed under keys of their own, and no
 * page measured here opens one.
 */
const tables = [
  'family',
  'event',
  'family_link',
  'docket',
  'case_party',
  'case_text',
  'timer',
  'clock_run',
  'register_version',
  'register_row',
  'vault_fact',
] as const;

/**
 * The same cases again and again under other ids and other numbers, until there are so many: each copy is a whole family, with its events, its
 * place on the docket and its rows, that can be opened like the first. Ids are UUIDs; eight digits of their random part tell the copies apart, and
 * numbers get a letter with the copy's number after the year. Answers how many cases there are then.
 */
export const copyCases = async (store: Store, wanted: number): Promise<number> => {
  const { database } = store;
  const [{ cases }] = (await database.query<{ cases: number }>(inline('select count(*)::int as cases from docket'))) as [{ cases: number }];
  const copies = Math.ceil(wanted / cases) - 1;
  const indexes = await database.query<{ indexname: string; indexdef: string }>(
    inline(`select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = any ($1)
      and indexdef not like '%UNIQUE%' and indexname not like '%pkey'`),
    [tables],
  );
  for (const { indexname } of indexes) await database.query(inline(`drop index ${indexname}`));
  for (const table of tables) {
    const made = await database.query<{ name: string }>(
      inline(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
        and attgenerated = '' and attidentity = '' order by attnum`),
      [table],
    );
    const columns = made.map(({ name }) => `"${name}"`).join(', ');
    await database.query(inline(`create temporary table first_${table} as select * from ${table}`));
    const copy = inline(
      `insert into ${table} (${columns}) select ${made.map(({ name }) => `again."${name}"`).join(', ')}
       from generate_series($1::int, $2::int) as copy, first_${table} as first,
       lateral (select (jsonb_populate_record(null::${table}, regexp_replace(regexp_replace(to_jsonb(first)::text,
         '([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{8}', '\\1' || lpad(to_hex(copy), 8, '0'), 'g'),
         '([a-zA-Z]-20[0-9]{2}-)([0-9]{4,5}\\M)', '\\1c' || copy || '-\\2', 'g')::jsonb)).*) as again`,
    );
    for (let from = 1; from <= copies; from += 20) await database.query(copy, [from, Math.min(copies, from + 19)]);
    await database.query(inline(`drop table first_${table}`));
  }
  for (const { indexdef } of indexes) await database.query(inline(indexdef));
  await store.maintain();
  return cases * (copies + 1);
};
