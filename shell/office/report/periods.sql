-- Periods that ended in a window, counted by length. `stood`: days between beginning and end that did not count, and in how many cases there
-- were such. Those of the same days are counted first, so that days are reckoned once for all of them.  $1 from  $2 to, both days included
select procedure, clock, days, working_days as "workingDays", sum(cases)::integer as cases, sum(late)::integer as late,
  sum(cases * greatest(met_on::date - from_day::date - days, 0))::integer as stood,
  coalesce(sum(cases) filter (where met_on::date - from_day::date > days), 0)::integer as "stoodCases"
from (
  select procedure, clock, days, working_days, from_day, met_on, count(*) as cases, count(*) filter (where late) as late
  from clock_run where met_on >= $1 and met_on <= $2
  group by procedure, clock, days, working_days, from_day, met_on
) as alike
group by procedure, clock, days, working_days
