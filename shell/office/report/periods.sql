-- Periods that ended in a window, counted by length. `stood`: days between beginning and end that did not count, and in how many cases there
-- were such.  $1 from  $2 to, both days included
select procedure, clock, days, working_days as "workingDays", count(*)::integer as cases, (count(*) filter (where late))::integer as late,
  sum(greatest(met_on::date - from_day::date - days, 0))::integer as stood,
  (count(*) filter (where met_on::date - from_day::date > days))::integer as "stoodCases"
from clock_run where met_on >= $1 and met_on <= $2
group by procedure, clock, days, working_days
