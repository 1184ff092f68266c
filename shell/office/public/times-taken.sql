-- How long finished runs took, counted by length.  $1 met from  $2 met to, both days included
select procedure, clock, days, working_days as "workingDays", count(*)::integer as cases, (count(*) filter (where late))::integer as late
from clock_run where met_on >= $1 and met_on <= $2
group by procedure, clock, days, working_days
