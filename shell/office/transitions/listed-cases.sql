-- Open cases under some texts that stand where a transition takes cases over.
-- $1 digests  $2, $3 procedure and state, pair by pair  $4 case after which it goes on  $5 limit
select d.case_id as "case" from docket d join unnest($2::text[], $3::text[]) as l (procedure, state) using (procedure, state)
where not d.ended and d.pack = any ($1::text[]) and d.case_id > $4
order by d.case_id limit $5
