-- How many open cases an office has, by what a list tells apart.
-- $1 procedures  $2 today  $3 the last day of this week
select d.procedure, d.state, d.waits, d.pack, d.clock_state = 'paused' as paused, d.clock is not null as clocked,
  case when d.due is null then 'none' when d.due < $2 then 'late' when d.due = $2 then 'today' when d.due <= $3 then 'week' else 'later' end as due,
  count(*)::int as cases
from docket d
where not d.ended and d.procedure = any ($1)
group by 1, 2, 3, 4, 5, 6, 7
