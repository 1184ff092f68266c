-- Lists of cases are narrowed to where the reader's posts read: text of the law, procedure and state, as `places` writes it. One's own cases are left
-- out where the office looks.
drop function found_cases(text[], text[], text[], text[], text, text, boolean, text[], text[], text[], text[], text, text[]);

-- $1 offices  $2 roles waited for  $3 procedures  $4 states  $5 subject  $6 family  $7 late  $8 parties  $9 bigrams  $10 patterns
-- $11 circles  $12 number  $13 cases, whatever state they are in  $14 places  $15 parties whose cases are left out
create function found_cases(
  text[], text[], text[], text[], text, text, boolean, text[], text[], text[], text[], text, text[], text[], text[]
)
returns setof case_row language sql stable as $$
  select r.* from case_row r
  where ($1 is null or r.office = any ($1)) and ($2 is null or r.waits = any ($2)) and ($3 is null or r.procedure = any ($3))
    and ($4 is null or r.state = any ($4) or r."case" = any ($13))
    and ($5 is null or r.subject = $5) and ($6 is null or r.family = $6) and ($7 is null or r.late = $7)
    and ($8 is null or r."case" in (select p.case_id from case_party p where p.party = any ($8)))
    and ($9 is null or r."case" in (select t.case_id from case_text t where bigrams(t.search) @> $9 and t.search like all ($10)))
    and ($10 is null or $9 is not null or r."case" in (select t.case_id from case_text t where t.search like all ($10)))
    and ($11 is null or r.shown = any ($11)) and ($12 is null or r.number = $12)
    and ($14 is null or (r.pack || ' ' || r.procedure || ' ' || r.state) = any ($14))
    and ($15 is null or r."case" not in (select p.case_id from case_party p where p.party = any ($15)))
$$;
