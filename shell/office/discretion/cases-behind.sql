-- The newest cases behind one figure of one official.
-- $1 from  $2 to, both days included  $3 person  $4 procedure  $5 orders  $6 roles, or null  $7 state, or null  $8 fact and $9 its answer, or null
-- $10 order that extends, or null, and $11 whether it was given before  $12 limit
select d.number, d.title, max(g.day) as on
from order_given g join docket d on d.case_id = g.case_id
where g.actor = $3 and g.day >= $1 and g.day <= $2 and d.procedure = $4 and g.name = any ($5::text[])
  and ($6::text[] is null or g.role = any ($6))
  and ($7::text is null or g.from_state = $7)
  and ($8::text is null or g.answers ->> $8 = $9)
  and ($10::text is null or $11::boolean = exists (select from order_given x where x.case_id = g.case_id and x.name = $10 and x.seq < g.seq))
group by d.case_id, d.number, d.title order by 3 desc, d.number limit $12
