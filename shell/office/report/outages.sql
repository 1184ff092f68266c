-- Outages of the office's own system that touched a window, with the cases whose period they lengthened.  $1 from  $2 to, both days included
select o."from", o."to", o.why, count(distinct e.case_id)::integer as cases
from event e cross join lateral json_to_record(e.data) as o ("from" text, "to" text, why text)
where e.type = 'outage' and o."from" <= $2 and o."to" >= $1
group by o."from", o."to", o.why order by o."from", o."to", o.why
