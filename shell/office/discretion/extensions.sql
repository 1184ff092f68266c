-- Of the periods that each official ended, how many had been extended in that case before. Extensions are few: they are looked for, and the other
-- endings are those of the counts that are left.  $1 from  $2 to, both days included  $3 wanted
with wanted as (
  select * from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, role text, "order" text, extending text)
), given as (
  select w.n, g.role, g.actor, sum(g.times)::integer as times
  from wanted w join orders_counted g on g.procedure = w.procedure and g.name = w."order" and g.role = w.role
  where g.actor is not null and g.day >= $1 and g.day <= $2
  group by w.n, g.role, g.actor
), extended as (
  select w.n, g.role, g.actor, count(*)::integer as times
  from orders_first_given(array(select distinct extending from wanted)) x
    join order_given g on g.case_id = x.case_id and g.seq > x.seq
    join wanted w on w.procedure = x.procedure and w.extending = x.name and w."order" = g.name and w.role = g.role
  where g.actor is not null and g.day >= $1 and g.day <= $2
  group by w.n, g.role, g.actor
)
select n, role, actor, 'true' as answer, times from extended
union all
select g.n, g.role, g.actor, 'false', g.times - coalesce(x.times, 0)
from given g left join extended x using (n, role, actor)
where g.times > coalesce(x.times, 0)
