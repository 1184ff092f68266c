-- What a stream counts: entries of a register by the day they entered and by what their columns said then; what is no column, by the facts the case was
-- opened with, else by the first row of what a column names, as the product of a report. Later versions change nothing, so that a week judged
-- once is counted alike for ever. What an alarm opened is not counted: a stream does not listen to itself.
-- $1 register  $2 columns or facts, in order  $3 for each the column that names another row, and $4 the register of that row; null where there is none
select v.since as "on", values.of as values, count(*)::integer as count
  from register_version v
  join event e on e.case_id = v.case_id and e.seq = 1
  cross join lateral (
    select coalesce(jsonb_agg(coalesce(
             nullif(v.columns -> name, 'null'),
             e.data::jsonb -> 'facts' -> name,
             (select first.columns -> name
                from register_row named join register_version first on first.register = named.register and first.row_key = named.row_key and first.version = 1
               where named.register = in_register and named.number = v.columns ->> named_by)) order by at), '[]') as of
      from unnest($2::text[], $3::text[], $4::text[]) with ordinality as wanted (name, named_by, in_register, at)
  ) as values
  where v.register = $1 and v.version = 1 and coalesce(e.data::jsonb -> 'because' ->> 'kind', '') <> 'figures'
  group by 1, 2
