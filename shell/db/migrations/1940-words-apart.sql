-- What changes often and what is found by an index stand apart (decision 0222). The words of a row change rarely and have some two hundred entries
-- in their index: each order wrote all of them again. Of the columns those alone are indexed that say what a row is and not how it stands.

create table register_word (
  register text collate "C" not null,
  row_key text collate "C" not null,
  search text not null,
  primary key (register, row_key)
) with (fillfactor = 90);
insert into register_word (register, row_key, search) select register, row_key, search from register_row;
create index register_word_by_bigrams on register_word using gin (bigrams(search)) with (fastupdate = off);

-- Of the columns of a row those that narrow a list: true or false, and short texts that are no dates. What contains `columns` also contains these of it.
create function narrowing(columns jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(columns)
  where jsonb_typeof(value) = 'boolean'
    or (jsonb_typeof(value) = 'string' and length(value #>> '{}') <= 120 and value #>> '{}' !~ '^\d{4}-\d{2}-\d{2}')
$$;
create function narrowing_each(alternatives text[]) returns jsonb[] language sql immutable strict parallel safe as $$
  select array_agg(narrowing(one::jsonb)) from unnest(alternatives) as one
$$;

drop index register_row_by_columns, register_row_by_bigrams;
alter table register_row drop column search, set (fillfactor = 70),
  add column filters jsonb generated always as (narrowing(columns)) stored;
create index register_row_by_filters on register_row using gin (filters jsonb_path_ops) with (fastupdate = off);

create or replace function keep_registers(rows jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  v record;
  counted integer;
begin
  for v in
    select r.* from rows from (jsonb_to_recordset(rows) as (register text, "rowKey" text, number text, status text, columns jsonb,
      search text, "case" text, since text, until text, "struckBy" text, shown text)) with ordinality as r
    order by r.register, r."rowKey", r.ordinality
  loop
    insert into register_row as r (register, row_key, version, number, status, columns, case_id, since, until, struck_by, shown)
      values (v.register, v."rowKey", 1, v.number, v.status, v.columns, v."case", v.since, v.until, v."struckBy", v.shown)
      on conflict (register, row_key) do update set version = r.version + 1, number = excluded.number, status = excluded.status,
        columns = excluded.columns, case_id = excluded.case_id, since = excluded.since, until = excluded.until,
        struck_by = excluded.struck_by, shown = excluded.shown
        where (r.number, r.status, r.columns, r.case_id) is distinct from (excluded.number, excluded.status, excluded.columns, excluded.case_id)
      returning r.version into counted;
    continue when not found;
    insert into register_word as w (register, row_key, search) values (v.register, v."rowKey", v.search)
      on conflict (register, row_key) do update set search = excluded.search where w.search <> excluded.search;
    insert into register_version values (v.register, v."rowKey", counted, v.number, v.status, v.columns, v.search, v."case", v.since, v.until,
      v."struckBy", v.shown);
  end loop;
end
$$;
