-- How many rows each choice would leave, the other choices kept.
-- $1 register  $2 circles  $3 bigrams  $4 patterns  $5 statuses  $6 tiers  $7 purposes  $8 companies  $9 columns
-- $10 struck: no, yes, both  $11 starts of words
with found as materialized (
  select status, tier, purpose, ($5::text[] is null or status = any ($5)) as by_status, ($6::text[] is null or tier = any ($6)) as by_tier,
         ($7::text[] is null or purpose = any ($7)) as by_purpose
  from register_row
  where register = $1 and shown = any ($2::text[])
    and ($3::text[] is null or bigrams(search) @> $3) and ($4::text[] is null or case when search like all ($4) then $11::text[] is null or search ~ all ($11) end)
    and ($8::text[] is null or company = any ($8)) and ($9::jsonb is null or columns @> $9)
    and ($10 = 'both' or ($10 = 'no') = (status is not null))
), counted as (
  select status, tier, purpose, by_status, by_tier, by_purpose, count(*) as rows from found group by 1, 2, 3, 4, 5, 6
)
select 'total' as facet, null as choice, coalesce(sum(rows), 0)::bigint as rows from counted where by_status and by_tier and by_purpose
union all select 'status', status, sum(rows)::bigint from counted where by_tier and by_purpose and status is not null group by status
union all select 'tier', tier, sum(rows)::bigint from counted where by_status and by_purpose and tier is not null group by tier
union all select 'purpose', purpose, sum(rows)::bigint from counted where by_status and by_tier and purpose is not null group by purpose
