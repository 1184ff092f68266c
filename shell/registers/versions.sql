-- All versions of a row, oldest first.  $1 register  $2 row key
select register, row_key as "rowKey", version, number, status, columns, search, case_id as "case", since, until, struck_by as "struckBy", shown
from register_version where register = $1 and row_key = $2 order by version
