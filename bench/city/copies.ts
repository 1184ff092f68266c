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
  'register_word',
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
    // What tells a copy apart is marked once, so that each copy is but a replacement of marks; a record is read in `from`, which reads it once.
    await database.query(
      inline(`create temporary table first_${table} as select regexp_replace(regexp_replace(to_jsonb(one)::text,
        '([0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{8}', '\\1@@@@copy', 'g'),
        '([a-zA-Z]-20[0-9]{2}-)([0-9]{4,5}\\M)', '\\1c@@@@number-\\2', 'g') as said from ${table} as one`),
    );
    const copy = inline(
      `insert into ${table} (${columns}) select ${made.map(({ name }) => `again."${name}"`).join(', ')}
       from generate_series($1::int, $2::int) as copy, first_${table} as first, lateral jsonb_populate_record(null::${table},
         replace(replace(first.said, '@@@@copy', lpad(to_hex(copy), 8, '0')), '@@@@number', copy::text)::jsonb) as again`,
    );
    for (let from = 1; from <= copies; from += 20) await database.query(copy, [from, Math.min(copies, from + 19)]);
    await database.query(inline(`drop table first_${table}`));
  }
  for (const { indexdef } of indexes) await database.query(inline(indexdef));
  await store.maintain();
  return cases * (copies + 1);
};
