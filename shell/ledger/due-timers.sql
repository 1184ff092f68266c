-- Claims timers that are due, the oldest first. Several servers may ask at once: each row goes to one of them, until its claim lapses.
-- $1 now  $2 limit  $3 now by the wall clock  $4 end of the claim by the wall clock
update timer as t set claimed_until = $4
from (
  select case_id, clock, run from timer where wakes_at <= $1 and claimed_until <= $3
  order by wakes_at, case_id limit $2 for update skip locked
) due
where t.case_id = due.case_id and t.clock = due.clock and t.run = due.run
returning t.case_id as "case", t.clock, t.run, t.wakes_at as "wakesAt"
