-- Open cases by the time they have left; those without a due day come last.
-- $1 to $15 as found_cases takes them  $16, $17 due day and case after which it goes on  $18 limit
select d.* from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) d
where not d.ended and ($16::text is null or (coalesce(d.due, '9999-12-31'), d."case") > ($16, $17))
order by coalesce(d.due, '9999-12-31'), d."case"
limit $18
