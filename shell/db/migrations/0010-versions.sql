-- Versions of register rows are counted here, for only here it is known which one is the newest. Rows come as the orders left them, one after the
-- other: a row that differs from its newest version becomes the next one. Versions are kept for ever; the newest of each row is what is searched.
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
    insert into register_row as r (register, row_key, version, number, status, columns, search, case_id, since, until, struck_by, shown)
      values (v.register, v."rowKey", 1, v.number, v.status, v.columns, v.search, v."case", v.since, v.until, v."struckBy", v.shown)
      on conflict (register, row_key) do update set version = r.version + 1, number = excluded.number, status = excluded.status,
        columns = excluded.columns, search = excluded.search, case_id = excluded.case_id, since = excluded.since, until = excluded.until,
        struck_by = excluded.struck_by, shown = excluded.shown
        where (r.number, r.status, r.columns, r.case_id) is distinct from (excluded.number, excluded.status, excluded.columns, excluded.case_id)
      returning r.version into counted;
    continue when not found;
    insert into register_version values (v.register, v."rowKey", counted, v.number, v.status, v.columns, v.search, v."case", v.since, v.until,
      v."struckBy", v.shown);
  end loop;
end
$$;
