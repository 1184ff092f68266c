-- Replaces the timers of a case without an event: it was woken and nothing was due.  $1 case  $2 timers
with wanted as (
  select clock, run, "wakesAt" from jsonb_to_recordset($2::jsonb) as w (clock text, run integer, "wakesAt" bigint)
), gone as (
  delete from timer t where t.case_id = $1 and not exists (select from wanted w where w.clock = t.clock and w.run = t.run)
)
insert into timer (case_id, clock, run, wakes_at) select $1, clock, run, "wakesAt" from wanted
on conflict (case_id, clock, run) do update set wakes_at = excluded.wakes_at, claimed_until = 0
