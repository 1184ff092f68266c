-- One version of a public row, with what stood there before.  $1 register  $2 row  $3 version
select v.register, v.row_key as "rowKey", v.version, v.number, v.status, v.columns, v.search, v.case_id as "case", v.since, v.until,
  v.struck_by as "struckBy", v.shown, b.status as "statusBefore", b.columns as "columnsBefore", b.search as "searchBefore"
from register_version v left join register_version b on b.register = v.register and b.row_key = v.row_key and b.version = v.version - 1
where v.register = $1 and v.row_key = $2 and v.version = $3 and v.shown = 'public'
