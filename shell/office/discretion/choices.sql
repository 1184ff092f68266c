-- How often each official gave each of the orders that were open in one state.  $1 from  $2 to, both days included  $3 wanted
with given as (
  select procedure, name, from_state, role, actor, sum(times)::integer as times
  from orders_counted
  where actor is not null and from_state is not null and day >= $1 and day <= $2
  group by procedure, name, from_state, role, actor having sum(times) > 0
)
select w.n, g.role, g.actor, g.name as answer, g.times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, state text, role text, "order" text)
  join given g on g.procedure = w.procedure and g.name = w."order" and g.from_state = w.state and g.role = w.role
