-- Replaces the timers of cases without an event: they were woken and nothing was due.  $1 cases [{case}]  $2 timers
select keep_timers($1::jsonb, $2::jsonb)
