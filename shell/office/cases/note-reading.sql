-- One line a sitting: the same reader opening the same thing again within ten minutes adds none.
-- $1 case  $2 now  $3 reader or null  $4 role or null  $5 seat  $6 what  $7 name  $8 refused
insert into reading (case_id, read_at, reader, role, seat, what, name, refused)
select $1::text, $2::bigint, $3::text, $4::text, $5::text, $6::text, $7::text, $8::boolean
where not exists (
  select from reading r
  where r.case_id = $1 and r.reader is not distinct from $3 and r.what = $6 and r.name = $7 and r.refused = $8
    and r.read_at > $2::bigint - 600000
)
