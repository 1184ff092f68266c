-- Open cases on an office's docket of one kind, by the time they have left.
-- $1 procedures  $2 roles waited for, or all  $3 roles that officials hold  $4 running, none (no date runs for the office) or stands (still, or another's turn)
-- $5, $6 due day from and to, both included  $7 limit  $8 offset
select d.case_id as "case", d.family, d.procedure, d.number, d.state, d.ended, d.waits, d.office, d.title, d.subject, d.tier,
  d.opened_on as "openedOn", d.parties, d.clock, d.due, d.due_instant as "dueInstant", d.clock_state as "clockState", d.late,
  d.provisional, d.order_next as "orderNext", d.shown, d.seq, d.updated_at as "updatedAt", d.pack
from docket d
where not d.ended and d.procedure = any ($1) and (d.waits is not null or d.clock is not null)
  and ($2::text[] is null or d.waits = any ($2))
  and case $4
    when 'stands' then d.clock_state = 'paused' or not d.waits = any ($3)
    when 'none' then d.clock_state is distinct from 'paused' and (d.waits is null or d.due is null and d.waits = any ($3))
    else d.clock_state is distinct from 'paused' and d.waits = any ($3) and d.due is not null
  end
  and coalesce(d.due, '9999-12-31') between coalesce($5, '') and coalesce($6, '9999-12-31')
order by coalesce(d.due, '9999-12-31'), d.case_id
limit $7 offset $8
