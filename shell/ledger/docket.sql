-- Open cases by the time they have left; those without a due day come last.
-- $1 to $13 as found_cases takes them  $14, $15 due day and case after which it goes on  $16 limit
select d.* from found_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) d
where not d.ended and ($14::text is null or (coalesce(d.due, '9999-12-31'), d."case") > ($14, $15))
order by coalesce(d.due, '9999-12-31'), d."case"
limit $16
