-- Claims work of one topic, oldest first.  $1 topic  $2 limit  $3 now by the wall clock  $4 end of the claim
update outbox set claimed_until = $4
where id = any (array(
  select id from outbox where topic = $1 and claimed_until <= $3 order by id limit $2 for update skip locked))
returning id, topic, case_id as "case", payload
