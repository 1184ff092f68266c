-- Orders of the cases of one procedure that begin or end a way, in order.
-- $1 procedure  $2 names of orders  $3 states and endings in which it is done
select e.case_id as "case", e.data->>'order' as "order", e.data->>'to' as "to", coalesce(e.data->>'countsFrom', left(e.data->>'happened', 10)) as "counts",
  left(e.data->>'happened', 10) as "day"
from docket d join event e on e.case_id = d.case_id
where d.procedure = $1 and e.type = 'orderGiven' and (e.data->>'order' = any($2) or e.data->>'to' = any($3))
order by e.case_id, e.seq
