-- Cases whose date has passed since a day, and of which nobody was told so.  $1 from this day on  $2 before this day
select d.case_id as "case", d.clock, d.due, d.procedure, d.number, d.waits, d.title, d.pack
from docket d
where not d.ended and coalesce(d.due, '9999-12-31') >= $1 and coalesce(d.due, '9999-12-31') < $2 and d.waits is not null
  and d.clock_state is distinct from 'paused'
  and not exists (select from reminder r where r.case_id = d.case_id and r.clock = d.clock and r.rung = 'late ' || d.due)
order by d.due, d.number
