-- Open cases whose due day or instant is over, the longest first.  $1 today  $2 now, milliseconds since 1970  $3 limit
select case_id as "case", procedure, number, state, waits, office, title, clock, due, shown, pack
from docket
where not ended and coalesce(due, '9999-12-31') <= $1 and clock_state <> 'met' and coalesce(due_instant < $2, due < $1)
order by due, case_id limit $3
