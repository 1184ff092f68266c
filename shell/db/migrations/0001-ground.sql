-- What other migrations lean on. Times come in as parameters, in milliseconds since 1970 or as local days; nothing here reads a clock.

-- History is added to, never changed (OR001).
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to: % is refused', tg_table_name, lower(tg_op) using errcode = 'OR001';
end
$$;

-- Every two neighbouring characters of a text: an index of these finds words of any script, Chinese without blanks too.
-- A text of one character has none. The declared cost keeps the planner from working them out row by row.
create function bigrams(text) returns text[] language sql immutable strict parallel safe cost 2000 as $$
  select coalesce(array_agg(distinct pair), '{}') from (
    select letter || lead(letter) over (order by place) as pair
    from unnest(string_to_array($1, null)) with ordinality as letters (letter, place)
  ) pairs where pair is not null
$$;

-- Numbers of cases, letters and register rows. Servers take blocks; gaps are allowed, a number never comes twice.
create table counter (
  series text collate "C" primary key,
  value bigint not null
) with (fillfactor = 50);
