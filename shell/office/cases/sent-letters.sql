-- Letters of cases where the reader reads, the last served first.  $1 places: text, procedure and state  $2 served from  $3 pattern of number, title or case, or null  $4 limit  $5 offset
-- $6 parties whose cases are left out
select l.number, l.letter, l.title as "letterTitle", l.case_id as "case", l.sent_to as "to", l.served, k.case_id is null as erased,
  d.number as "caseNumber", d.title, d.procedure, d.pack, (count(*) over ())::int as total
from letter l join docket d on d.case_id = l.case_id
  left join letter_key k on k.case_id = l.case_id and k.seq = l.seq and k.letter = l.letter and k.sent_to = l.sent_to
where l.served >= $2 and (d.pack || ' ' || d.procedure || ' ' || d.state) = any ($1::text[])
  and not exists (select from case_party p where p.case_id = d.case_id and p.party = any ($6::text[]))
  and ($3::text is null or l.number ilike $3 or d.number ilike $3 or d.title ->> 'en' ilike $3 or d.title ->> 'zh' ilike $3
    or l.title ->> 'en' ilike $3 or l.title ->> 'zh' ilike $3)
order by l.served desc, l.case_id desc, l.seq desc, l.letter, l.sent_to
limit $4 offset $5
