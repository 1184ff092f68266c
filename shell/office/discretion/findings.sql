-- How often each official gave each answer to what only an official can judge.  $1 from  $2 to, both days included  $3 wanted
select w.n, g.role, g.actor, g.answer, sum(g.times)::integer as times
from jsonb_to_recordset($3::jsonb) as w (n integer, procedure text, "order" text, fact text)
  join answers_counted g on g.procedure = w.procedure and g.name = w."order" and g.fact = w.fact
where g.day >= $1 and g.day <= $2
group by w.n, g.role, g.actor, g.answer
