-- What a stream counts: entries of a register by the day they entered and by what their columns, else the facts they were opened with, said then.
-- A later version of a row changes nothing, so that a week judged once is counted alike for ever. What an alarm opened is not counted: a stream
-- does not listen to itself.  $1 register  $2 columns or facts, in order
select v.since as "on", values.of as values, count(*)::integer as count
  from register_version v
  join event e on e.case_id = v.case_id and e.seq = 1
  cross join lateral (
    select coalesce(jsonb_agg(coalesce(v.columns -> name, e.data::jsonb -> 'facts' -> name) order by at), '[]'::jsonb) as of
      from unnest($2::text[]) with ordinality as wanted (name, at)
  ) as values
  where v.register = $1 and v.version = 1 and coalesce(e.data::jsonb -> 'because' ->> 'kind', '') <> 'figures'
  group by 1, 2
