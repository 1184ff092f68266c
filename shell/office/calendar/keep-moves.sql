-- Records what a change of the calendar moved, and leaves a task for each case: its parties are to be told of dates that changed.
-- $1 the last notice  $2 day  $3 moves
with moved as (
  select m.* from jsonb_to_recordset($3::jsonb) as m ("case" text, number text, clock text, run integer, kind text, before text, after text,
    "provisionalBefore" boolean, "provisionalAfter" boolean)
), kept as (
  insert into calendar_move (notice, case_id, clock, run, kind, due_before, due_after, provisional_before, provisional_after, moved_on)
  select $1, "case", clock, run, kind, before, after, "provisionalBefore", "provisionalAfter", $2 from moved
  on conflict do nothing
)
insert into outbox (topic, case_id, payload)
select 'calendar', "case", json_build_object('notice', $1::bigint) from moved
where before is distinct from after
group by "case" order by "case"
