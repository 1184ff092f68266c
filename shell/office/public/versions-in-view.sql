-- Versions of a register's rows that a search finds, or found as they stood before: what entered, changed and left. Newest first.
-- $1 register  $2 circles  $3 bigrams  $4 patterns  $5 statuses  $6 facets  $7 alternatives of one of them  $8 columns  $9 struck: no, yes, both
-- $10 starts of words  $11 limit
select v.register, v.row_key as "rowKey", v.version, v.number, v.status, v.columns, v.search, v.case_id as "case", v.since, v.until,
  v.struck_by as "struckBy", v.shown, b.status as "statusBefore", b.columns as "columnsBefore", b.search as "searchBefore"
from register_version v left join register_version b on b.register = v.register and b.row_key = v.row_key and b.version = v.version - 1
where v.register = $1 and v.shown = any ($2::text[]) and exists (
  select from (values (v.status, v.columns, v.search), (b.status, b.columns, b.search)) as s (status, columns, search)
  where s.columns is not null
    and ($3::text[] is null or bigrams(s.search) @> $3) and ($4::text[] is null or case when s.search like all ($4) then $10::text[] is null or s.search ~ all ($10) end)
    and ($5::text[] is null or s.status = any ($5)) and ($7::text[] is null or s.columns @> any ($7::text[]::jsonb[]))
    and ($6::jsonb is null or not exists (select from jsonb_each($6) as f where (f.value @> (s.columns -> f.key)) is not true))
    and ($8::jsonb is null or s.columns @> $8)
    and ($9 = 'both' or ($9 = 'no') = (s.status is not null)))
order by v.since desc, v.row_key desc, v.version desc
limit $11
