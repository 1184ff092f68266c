-- How often each official gave each of the orders that were open in one state.  $1 from  $2 to, both days included  $3 wanted
select w.n, g.role, g.actor, g.name as answer, count(*)::integer as times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, state text, role text, "order" text)
  join order_given g on g.name = w."order" and g.from_state = w.state and g.role = w.role
  join docket d on d.case_id = g.case_id and d.procedure = w.procedure
where g.actor is not null and g.day >= $1 and g.day <= $2
group by w.n, g.role, g.actor, g.name
