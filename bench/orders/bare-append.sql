-- The least that an order can cost: one event, its docket row and its timer, guarded by the expected sequence number.
-- $1 family  $2 case  $3 seq  $4 data  $5 digest  $6 docket row  $7 timer
with kept as (
  insert into event (family, family_seq, case_id, seq, type, order_id, recorded, data, digest)
  select $1, $3::integer, $2, $3::integer, 'orderGiven', $2 || '-' || $3, '2026-03-02T09:00:00+08:00', $4::json, $5
  where $3::integer - 1 = (select coalesce(max(seq), 0) from event where case_id = $2)
  returning case_id
), row as (
  insert into docket
  select r.* from kept, jsonb_populate_record(null::docket, $6::jsonb) as r
  on conflict (case_id) do update set state = excluded.state, clock = excluded.clock, due = excluded.due, seq = excluded.seq, updated_at = excluded.updated_at
), woken as (
  insert into timer (case_id, clock, run, wakes_at)
  select t.case_id, t.clock, t.run, t.wakes_at from kept, jsonb_populate_record(null::timer, $7::jsonb) as t
  on conflict (case_id, clock, run) do update set wakes_at = excluded.wakes_at
)
select count(*)::int as kept from kept
