-- The newest version of a row known by its number or its key.  $1 register  $2 number or key
select register, row_key as "rowKey", version, number, status, columns, case_id as "case", since, until, struck_by as "struckBy", shown
from register_row where register = $1 and row_key = $2
union all
select register, row_key, version, number, status, columns, case_id, since, until, struck_by, shown
from register_row where register = $1 and number = $2 and row_key <> $2
limit 1
