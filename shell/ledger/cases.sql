-- Cases, the last opened first.
-- $1 offices  $2 roles waited for  $3 procedures  $4 states  $5 subject  $6 family  $7 late  $8 parties  $9 bigrams  $10 patterns
-- $11 circles  $12 number  $13, $14 day and case after which it goes on  $15 limit  $16 ended: yes, no, both
select d.case_id as "case", d.family, d.procedure, d.number, d.state, d.ended, d.waits, d.office, d.title, d.subject, d.tier,
  d.opened_on as "openedOn", d.parties, d.clock, d.due, d.due_instant as "dueInstant", d.clock_state as "clockState", d.late,
  d.provisional, d.order_next as "orderNext", d.shown, d.seq, d.updated_at as "updatedAt", d.pack
from docket d
where ($1::text[] is null or d.office = any ($1)) and ($2::text[] is null or d.waits = any ($2))
  and ($3::text[] is null or d.procedure = any ($3)) and ($4::text[] is null or d.state = any ($4))
  and ($5::text is null or d.subject = $5) and ($6::text is null or d.family = $6) and ($7::boolean is null or d.late = $7)
  and ($8::text[] is null or d.case_id in (select p.case_id from case_party p where p.party = any ($8)))
  and ($9::text[] is null or d.case_id in (select t.case_id from case_text t where bigrams(t.search) @> $9 and t.search like all ($10)))
  and ($10::text[] is null or $9::text[] is not null or d.case_id in (select t.case_id from case_text t where t.search like all ($10)))
  and ($11::text[] is null or d.shown = any ($11)) and ($12::text is null or d.number = $12)
  and ($16 = 'both' or ($16 = 'yes') = d.ended) and ($13::text is null or (d.opened_on, d.case_id) < ($13, $14))
order by d.opened_on desc, d.case_id desc
limit $15
