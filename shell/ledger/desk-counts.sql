-- What an office has on its desk, in one look: where the ledger stands, how many of some cases are open, and how many open cases there are, by
-- what a list tells apart.  `moves`: how many rows have not been folded yet.
-- $1 procedures  $2 today  $3 the last day of this week  $4 cases  $5 places: text, procedure and state where the reader reads
select
  (select coalesce(max(e.position), 0) from event e) as position,
  (select count(*)::int from docket d where d.case_id = any ($4::text[]) and not d.ended and (d.pack || ' ' || d.procedure || ' ' || d.state) = any ($5)) as open,
  coalesce(sum(k.moves), 0)::int as moves,
  coalesce(json_agg(to_jsonb(k) - 'moves') filter (where k.cases > 0), '[]') as counts
from (
  select c.procedure, c.state, c.waits, c.pack, c.paused, c.clocked,
    case when c.due is null then 'none' when c.due < $2 then 'late' when c.due = $2 then 'today' when c.due <= $3 then 'week' else 'later' end as due,
    sum(c.cases)::int as cases, count(*) filter (where not c.folded) as moves
  from docket_count c
  where c.procedure = any ($1) and (c.pack || ' ' || c.procedure || ' ' || c.state) = any ($5)
  group by 1, 2, 3, 4, 5, 6, 7
) as k
