-- Claims timers that are due, the oldest first. Several servers may ask at once: each row goes to one of them, until its claim lapses.
-- The rows are locked when they are changed, so their places (ctid) hold.
-- $1 now  $2 limit  $3 now by the wall clock  $4 end of the claim by the wall clock
update timer set claimed_until = $4
where ctid = any (array(
  select ctid from timer where wakes_at <= $1 and claimed_until <= $3
  order by wakes_at, case_id limit $2 for update skip locked))
returning case_id as "case", clock, run, wakes_at as "wakesAt"
