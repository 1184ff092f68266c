-- Every row of a register that matches, oldest number first.
-- $1 register  $2 circles  $3 bigrams  $4 patterns  $5 statuses  $6 facets  $7 alternatives of one of them  $8 columns
-- $9 struck: no, yes, both  $10 starts of words
select register, row_key as "rowKey", version, number, status, columns, case_id as "case", since, until, struck_by as "struckBy", shown
from register_row left join register_word using (register, row_key)
where register = $1 and shown = any ($2::text[])
  and ($3::text[] is null or bigrams(search) @> $3) and ($4::text[] is null or case when search like all ($4) then $10::text[] is null or search ~ all ($10) end)
  and ($5::text[] is null or status = any ($5)) and ($7::text[] is null or (filters @> any (narrowing_each($7)) and columns @> any ($7::text[]::jsonb[])))
  and ($6::jsonb is null or not exists (select from jsonb_each($6) as f where (f.value @> (columns -> f.key)) is not true))
  and ($8::jsonb is null or (filters @> narrowing($8) and columns @> $8))
  and ($9 = 'both' or ($9 = 'no') = (status is not null))
order by number, row_key
