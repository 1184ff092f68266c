-- Runs of clocks that are over, newest first.  $1 procedures  $2 clocks  $3 met from  $4 met to  $5 limit
select case_id as "case", procedure, clock, run, from_day as "from", due, met_on as "metOn", days, working_days as "workingDays", late, state
from clock_run
where ($1::text[] is null or procedure = any ($1)) and ($2::text[] is null or clock = any ($2))
  and ($3::text is null or met_on >= $3) and ($4::text is null or met_on <= $4)
order by met_on desc nulls last, case_id, clock, run
limit $5
