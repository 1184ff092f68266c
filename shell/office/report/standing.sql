-- Where the cases of each procedure stood before a window and at its end, and how many. `moved`: it was led on within the window;
-- `silent`: some period of it ran out with an effect, by then.  $1 from  $2 to, both days included
select d.procedure, s.before, s.after, s.moved, s.silent, count(*)::integer as cases
from (
  select case_id,
    (array_agg(to_state order by seq desc) filter (where day < $1))[1] as before,
    (array_agg(to_state order by seq desc))[1] as after,
    bool_or(day >= $1) as moved,
    bool_or(cause is not distinct from 'silence') as silent
  from order_given where to_state is not null and day <= $2 group by case_id
) as s join docket d using (case_id)
group by d.procedure, s.before, s.after, s.moved, s.silent
