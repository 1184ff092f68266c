-- Challenges opened in a window: against which procedure, in which procedure they are decided, and where they stood at its end.
-- $1 from  $2 to, both days included
select of.procedure, d.procedure as remedy, s.state, count(*)::integer as cases
from order_given g join docket d using (case_id) join docket of on of.case_id = g.challenged
  cross join lateral (
    select m.to_state as state from order_given m
    where m.case_id = g.case_id and m.to_state is not null and m.day <= $2 order by m.seq desc limit 1
  ) as s
where g.challenged is not null and g.day >= $1 and g.day <= $2
group by of.procedure, d.procedure, s.state
