-- Versions of one public row, or of every public row of a maker, newest first.
-- $1 register and $2 number, or null  $3 a maker's public name, or null  $4 limit  $5 register: the column of makers
select v.register, v.row_key as "rowKey", v.version, v.number, v.status, v.columns, v.search, v.case_id as "case", v.since, v.until,
  v.struck_by as "struckBy", v.shown, b.status as "statusBefore", b.columns as "columnsBefore"
from register_version v left join register_version b on b.register = v.register and b.row_key = v.row_key and b.version = v.version - 1
where v.shown = 'public'
  and ($1::text is null or (v.register = $1 and v.row_key in (select r.row_key from register_row r where r.register = $1 and r.number = $2)))
  and ($3::text is null or v.columns ->> ($5::jsonb ->> v.register) = $3 or v.columns -> ($5::jsonb ->> v.register) ->> 'en' = $3
    or v.columns -> ($5::jsonb ->> v.register) ->> 'zh' = $3)
order by v.since desc, v.register desc, v.row_key desc, v.version desc
limit $4
