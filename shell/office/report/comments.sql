-- What was answered to comments in a window, by the outcome told with the answer; null where none was told.
-- $1 from  $2 to, both days included  $3 procedure  $4 orders that answer  $5 the fact that tells the outcome
select g.answers ->> $5 as outcome, count(*)::integer as times
from order_given g join docket d using (case_id)
where d.procedure = $3 and g.name = any ($4::text[]) and g.day >= $1 and g.day <= $2
group by 1
