-- What was erased, by procedure.  $1 from  $2 to, both days included
-- done: because the period of keeping was over. decided: by an order. by_hand: by the office. Each counts cases.
-- held: due by the end of the window and not erased by then. `due` of an event is the last day of keeping; of retention_held the first day on
-- which it was to go. What was held and went later is found by its event.
with erased as (
  select e.case_id, left(e.recorded, 10) as day, o.due, o.decided
  from event e cross join lateral json_to_record(e.data) as o (due text, decided json)
  where e.type = 'factsErased' and e.recorded >= $1
), counted as (
  select case_id, due is not null as done, due is null and decided is not null as decided, due is null and decided is null as by_hand, false as held
  from erased where day <= $2
  union all
  select case_id, false, false, false, true from (
    select case_id from retention_held where due <= $2
    union
    select case_id from erased where due < $2 and day > $2
  ) as waiting
)
select d.procedure, count(distinct case_id) filter (where done)::integer as done, count(distinct case_id) filter (where held)::integer as held,
  count(distinct case_id) filter (where decided)::integer as decided, count(distinct case_id) filter (where by_hand)::integer as "byHand"
from counted join docket d using (case_id)
group by d.procedure
