-- Lists of cases: a row as they are read, and the one home of what they can be narrowed by.
create view case_row as
select d.case_id as "case", d.family, d.procedure, d.number, d.state, d.ended, d.waits, d.office, d.title, d.subject, d.tier,
  d.opened_on as "openedOn", d.parties, d.clock, d.due, d.due_instant as "dueInstant", d.clock_state as "clockState", d.late,
  d.provisional, d.order_next as "orderNext", d.shown, d.seq, d.updated_at as "updatedAt", d.pack
from docket d;

-- A plain select that nothing marks strict or volatile: the planner puts it in place of the call, and the call's nulls fall away.
-- $1 offices  $2 roles waited for  $3 procedures  $4 states  $5 subject  $6 family  $7 late  $8 parties  $9 bigrams  $10 patterns
-- $11 circles  $12 number  $13 cases, whatever state they are in
create function found_cases(text[], text[], text[], text[], text, text, boolean, text[], text[], text[], text[], text, text[])
returns setof case_row language sql stable as $$
  select r.* from case_row r
  where ($1 is null or r.office = any ($1)) and ($2 is null or r.waits = any ($2)) and ($3 is null or r.procedure = any ($3))
    and ($4 is null or r.state = any ($4) or r."case" = any ($13))
    and ($5 is null or r.subject = $5) and ($6 is null or r.family = $6) and ($7 is null or r.late = $7)
    and ($8 is null or r."case" in (select p.case_id from case_party p where p.party = any ($8)))
    and ($9 is null or r."case" in (select t.case_id from case_text t where bigrams(t.search) @> $9 and t.search like all ($10)))
    and ($10 is null or $9 is not null or r."case" in (select t.case_id from case_text t where t.search like all ($10)))
    and ($11 is null or r.shown = any ($11)) and ($12 is null or r.number = $12)
$$;
