-- Clocks that run and will have run out within the reach of their reminders, or today, with what was told of them before. A clock whose silence has no
-- effect wakes nobody: it is found by its date, where it is the first of its case.
-- $1 now  $2 the furthest reach in days  $3 [{procedure, clock, days}]  $4 when today is over  $5 today  $6 the furthest day
with reach as (select * from json_to_recordset($3::json) as r(procedure text, clock text, days bigint)),
running as (
  select t.case_id, t.clock, t.wakes_at, null::text as due, null::bigint as due_instant
  from timer t
  where t.wakes_at > $1 and t.wakes_at <= $4::bigint + $2::bigint * 86400000
  union all
  select d.case_id, d.clock, null, d.due, d.due_instant
  from docket d
  where not d.ended and coalesce(d.due, '9999-12-31') >= $5 and coalesce(d.due, '9999-12-31') <= $6 and d.clock_state = 'running'
    and not exists (select from timer t where t.case_id = d.case_id and t.clock = d.clock))
select c.case_id as "case", c.clock, c.wakes_at as "wakesAt", c.due, c.due_instant as "dueInstant",
  d.procedure, d.number, d.waits, d.title, d.pack,
  array(select r.wakes_at || ' ' || r.rung from reminder r where r.case_id = c.case_id and r.clock = c.clock) as told
from running c join docket d on d.case_id = c.case_id and not d.ended
left join reach on reach.procedure = d.procedure and reach.clock = c.clock
where reach.days is not null or (d.waits is not null and (c.due = $5 or c.wakes_at <= $4))
order by d.number
