-- Orders given in a window, with what brought those of the law about.  $1 from  $2 to, both days included
select d.procedure, g.name as "order", g.from_state as state, g.cause, g.result, count(*)::integer as times
from order_given g join docket d using (case_id)
where g.day >= $1 and g.day <= $2 and g.name is not null
group by d.procedure, g.name, g.from_state, g.cause, g.result
