-- Claims work of one topic, oldest first.  $1 topic  $2 limit  $3 now by the wall clock  $4 end of the claim
update outbox as o set claimed_until = $4
from (select id from outbox where topic = $1 and claimed_until <= $3 order by id limit $2 for update skip locked) due
where o.id = due.id
returning o.id, o.topic, o.case_id as "case", o.payload
