-- How many cases there are, up to a number beyond which nobody counts.
-- $1 to $15 as found_cases takes them  $16 ended: yes, no, both  $17 at most
select count(*)::int as cases from (
  select 1 from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) d
  where $16 = 'both' or ($16 = 'yes') = d.ended
  limit $17) as counted
