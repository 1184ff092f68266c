-- Cases, the last opened first.
-- $1 to $13 as found_cases takes them  $14, $15 day and case after which it goes on  $16 limit  $17 ended: yes, no, both
select d.* from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) d
where ($17 = 'both' or ($17 = 'yes') = d.ended) and ($14::text is null or (d."openedOn", d."case") < ($14, $15))
order by d."openedOn" desc, d."case" desc
limit $16
