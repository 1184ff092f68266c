-- Of the periods that each official ended, how many had been extended in that case before.  $1 from  $2 to, both days included  $3 wanted
select w.n, g.role, g.actor, (exists (
    select from order_given x where x.case_id = g.case_id and x.name = w.extending and x.seq < g.seq
  ))::text as answer, count(*)::integer as times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, role text, "order" text, extending text)
  join order_given g on g.name = w."order" and g.role = w.role
  join docket d on d.case_id = g.case_id and d.procedure = w.procedure
where g.actor is not null and g.day >= $1 and g.day <= $2
group by w.n, g.role, g.actor, answer
