-- The public row that stands for a case, by the number of the case.  $1 procedures  $2 number
select r.register, r.number, r.columns
from docket d join register_row r using (case_id)
where d.procedure = any ($1::text[]) and d.number = $2 and r.shown = 'public'
limit 1
