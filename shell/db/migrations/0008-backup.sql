-- Rows as a backup holds them go back into their table; columns that the database works out itself are left to it.
create function restore_rows(table_name text, rows json) returns integer language plpgsql as $$
declare
  columns text;
  added integer;
begin
  select string_agg(format('%I', attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = format('%I', table_name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
  execute format('insert into %1$I (%2$s) overriding system value select %2$s from json_populate_recordset(null::%1$I, $1)', table_name, columns) using rows;
  get diagnostics added = row_count;
  return added;
end
$$;

-- Counted columns go on after the last number that came back.
create function restore_sequences() returns void language plpgsql as $$
declare
  counted record;
begin
  for counted in
    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not a.attisdropped
  loop
    execute format('select setval(pg_get_serial_sequence(%L, %L), greatest(max(%I), 1), max(%I) is not null) from %I',
      format('%I', counted.relname), counted.attname, counted.attname, counted.attname, counted.relname);
  end loop;
end
$$;
