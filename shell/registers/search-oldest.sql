-- One page of a register, oldest number first.
-- $1 register  $2 circles  $3 bigrams  $4 patterns  $5 statuses  $6 tiers  $7 purposes  $8 companies  $9 columns
-- $10 struck: no, yes, both  $11 starts of words  $12, $13 number and row after which it goes on  $14 limit
select register, row_key as "rowKey", version, number, status, columns, search, case_id as "case", since, until, struck_by as "struckBy", shown
from register_row
where register = $1 and shown = any ($2::text[])
  and ($3::text[] is null or bigrams(search) @> $3) and ($4::text[] is null or case when search like all ($4) then $11::text[] is null or search ~ all ($11) end)
  and ($5::text[] is null or status = any ($5)) and ($6::text[] is null or tier = any ($6))
  and ($7::text[] is null or purpose = any ($7)) and ($8::text[] is null or company = any ($8))
  and ($9::jsonb is null or columns @> $9)
  and ($10 = 'both' or ($10 = 'no') = (status is not null))
  and ($12::text is null or (number, row_key) > ($12, $13))
order by number, row_key
limit $14
