-- Periods that were over at the end of a window while nothing had been done.  $1 the last day that was over  $2 now, milliseconds since 1970, where
-- the window ends today; in a year that is past, also those that ended since, and hours are over with their day  $3 the last day of the window
select procedure, clock, sum(cases)::integer as cases
from (
  select procedure, clock, count(*) as cases
  from docket
  where not ended and coalesce(due, '9999-12-31') <= $3 and clock is not null and clock_state <> 'met' and coalesce(due_instant < $2, due <= $1)
  group by procedure, clock
  union all
  select procedure, clock, count(*)
  from clock_run where $2::bigint is null and met_on > $1 and due <= $1
  group by procedure, clock
) as either
group by procedure, clock
