-- Letters of a case, or to a reader, newest first; the root of the key is missing once it was destroyed.
-- $1 case or null  $2 reader or null  $3 check code or null  $4 limit
select l.case_id as "case", l.seq, l.letter, l.number, l.code, l.sent_to as "to", l.served, l.title, l.body, k.root
from letter l left join letter_key k using (case_id, seq, letter, sent_to)
where ($1::text is null or l.case_id = $1) and ($2::text is null or l.sent_to = $2) and ($3::text is null or l.code = $3)
order by l.served desc, l.case_id desc, l.seq desc, l.letter, l.sent_to
limit $4
