-- The case behind a row of a register or behind a case number.  $1 register or procedure  $2 number, row key or case id
with found as (
  select case_id from register_row where register = $1 and row_key = $2
  union all select case_id from register_row where register = $1 and number = $2
  union all select case_id from docket where procedure = $1 and case_id = $2
  union all select case_id from docket where procedure = $1 and number = $2
  limit 1
)
select e.case_id as "case", e.family, e.data -> 'opened' -> 'subject' as subject, coalesce(e.data -> 'opened' -> 'parties', '{}') as parties
from found join event e on e.case_id = found.case_id and e.seq = 1
