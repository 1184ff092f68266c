-- Open cases on an office's docket of one kind, by the time they have left.
-- $1 procedures  $2 roles waited for, or all  $3 roles that officials hold  $4 running, none (no date runs for the office) or stands (still, or another's turn)
-- $5, $6 due day from and to, both included  $7 limit  $8 offset
select d.* from case_row d
where not d.ended and d.procedure = any ($1) and (d.waits is not null or d.clock is not null)
  and ($2::text[] is null or d.waits = any ($2))
  and case $4
    when 'stands' then d."clockState" = 'paused' or not d.waits = any ($3)
    when 'none' then d."clockState" is distinct from 'paused' and (d.waits is null or d.due is null and d.waits = any ($3))
    else d."clockState" is distinct from 'paused' and d.waits = any ($3) and d.due is not null
  end
  and coalesce(d.due, '9999-12-31') between coalesce($5, '') and coalesce($6, '9999-12-31')
order by coalesce(d.due, '9999-12-31'), d."case"
limit $7 offset $8
