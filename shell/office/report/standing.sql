-- Where the cases of each procedure stood before a window and at its end, and how many. `moved`: it was led on within the window;
-- `silent`: some period of it ran out with an effect, by then.  $1 from  $2 to, both days included
select d.procedure, s.before, s.after, s.moved, s.silent, count(*)::integer as cases
from (
  select case_id,
    -- The state that the last order led to: compared with its place before it, which needs no sorting of half a million rows.
    substr(max(lpad(seq::text, 9, '0') || to_state) filter (where day < $1), 10) as before,
    substr(max(lpad(seq::text, 9, '0') || to_state), 10) as after,
    bool_or(day >= $1) as moved,
    bool_or(cause is not distinct from 'silence') as silent
  from order_given where to_state is not null and day <= $2 group by case_id
) as s join docket d using (case_id)
group by d.procedure, s.before, s.after, s.moved, s.silent
