-- How often each official gave each of the orders that were open in one state. Counted first and chosen from then: the planner would look each
-- order's case up by itself (measured at 100,000 cases: twice as slow).  $1 from  $2 to, both days included  $3 wanted
with given as materialized (
  select d.procedure, g.name, g.from_state, g.role, g.actor, count(*)::integer as times
  from order_given g join docket d using (case_id)
  where g.actor is not null and g.from_state is not null and g.day >= $1 and g.day <= $2
  group by d.procedure, g.name, g.from_state, g.role, g.actor
)
select w.n, g.role, g.actor, g.name as answer, g.times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, state text, role text, "order" text)
  join given g on g.procedure = w.procedure and g.name = w."order" and g.from_state = w.state and g.role = w.role
