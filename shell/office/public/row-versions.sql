-- All versions of these rows, oldest first.  $1 register  $2 row keys
select register, row_key as "rowKey", version, number, status, columns, search, case_id as "case", since, until, struck_by as "struckBy", shown
from register_version where register = $1 and row_key = any ($2::text[]) and shown = 'public' order by number, row_key, version
