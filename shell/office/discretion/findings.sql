-- How often each official gave each answer to what only an official can judge.  $1 from  $2 to, both days included  $3 wanted
select w.n, g.role, g.actor, g.answers ->> w.fact as answer, count(*)::integer as times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, "order" text, fact text)
  join order_given g on g.name = w."order" and g.answers ? w.fact
  join docket d on d.case_id = g.case_id and d.procedure = w.procedure
where g.answers is not null and g.day >= $1 and g.day <= $2
group by w.n, g.role, g.actor, answer
