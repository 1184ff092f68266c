-- What was answered to comments in a window, by the outcome told with the answer; null where none was told.
-- $1 from  $2 to, both days included  $3 procedure  $4 orders that answer  $5 the fact that tells the outcome
with told as (
  select answer as outcome, sum(times)::integer as times from answers_counted
  where procedure = $3 and name = any ($4::text[]) and fact = $5 and day >= $1 and day <= $2
  group by answer
), given as (
  select coalesce(sum(times), 0)::integer as times from orders_counted
  where procedure = $3 and name = any ($4::text[]) and day >= $1 and day <= $2
)
select outcome, times from told
union all
select null, untold from (select times - coalesce((select sum(times) from told), 0)::integer as untold from given) as rest where untold > 0
