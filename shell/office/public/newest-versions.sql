-- What changed in public registers, newest first, each version with the status before it, and whether the row has left its register since.
-- $1 register or null  $2, $3, $4, $5 day, register, row and version after which it goes on  $6 limit
select v.register, v.row_key as "rowKey", v.version, v.number, v.status, v.columns, v.search, v.case_id as "case", v.since, v.until,
  v.struck_by as "struckBy", v.shown, b.status as "statusBefore", b.columns as "columnsBefore", r.status is null as "isGone"
from register_version v left join register_version b on b.register = v.register and b.row_key = v.row_key and b.version = v.version - 1
  join register_row r on r.register = v.register and r.row_key = v.row_key
where v.shown = 'public' and ($1::text is null or v.register = $1)
  and ($2::text is null or (v.since, v.register, v.row_key, v.version) < ($2, $3, $4, $5::integer))
order by v.since desc, v.register desc, v.row_key desc, v.version desc
limit $6
