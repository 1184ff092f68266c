-- How many cases there are, up to a number beyond which nobody counts.
-- $1 to $13 as found_cases takes them  $14 ended: yes, no, both  $15 at most
select count(*)::int as cases from (
  select 1 from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) d
  where $14 = 'both' or ($14 = 'yes') = d.ended
  limit $15) as counted
