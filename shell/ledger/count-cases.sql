-- How many cases there are, up to a number beyond which nobody counts.
-- $1 offices  $2 roles waited for  $3 procedures  $4 states  $5 subject  $6 family  $7 late  $8 parties  $9 bigrams  $10 patterns
-- $11 circles  $12 number  $13 ended: yes, no, both  $14 at most
select count(*)::int as cases from (select 1 from docket d
  where ($1::text[] is null or d.office = any ($1)) and ($2::text[] is null or d.waits = any ($2))
  and ($3::text[] is null or d.procedure = any ($3)) and ($4::text[] is null or d.state = any ($4))
  and ($5::text is null or d.subject = $5) and ($6::text is null or d.family = $6) and ($7::boolean is null or d.late = $7)
  and ($8::text[] is null or d.case_id in (select p.case_id from case_party p where p.party = any ($8)))
  and ($9::text[] is null or d.case_id in (select t.case_id from case_text t where bigrams(t.search) @> $9 and t.search like all ($10)))
  and ($10::text[] is null or $9::text[] is not null or d.case_id in (select t.case_id from case_text t where t.search like all ($10)))
  and ($11::text[] is null or d.shown = any ($11)) and ($12::text is null or d.number = $12)
  and ($13 = 'both' or ($13 = 'yes') = d.ended)
limit $14) as counted
