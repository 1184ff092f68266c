-- How many cases stand where; late are open ones whose due day or instant is over.  $1 today  $2 now, milliseconds since 1970
select procedure, state, clock, ended, count(*)::integer as cases,
  (count(*) filter (where not ended and clock_state <> 'met' and coalesce(due_instant < $2, due < $1)))::integer as late
from docket group by procedure, state, clock, ended
