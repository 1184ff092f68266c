-- Cases, the last opened first.
-- $1 to $15 as found_cases takes them  $16, $17 day and case after which it goes on  $18 limit  $19 ended: yes, no, both
select d.* from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) d
where ($19 = 'both' or ($19 = 'yes') = d.ended) and ($16::text is null or (d."openedOn", d."case") < ($16, $17))
order by d."openedOn" desc, d."case" desc
limit $18
