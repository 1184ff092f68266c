-- A search as one would write it for these words alone.  $1 pairs  $2 pattern
select register, row_key, version, number, status, columns, search, case_id, since, until, struck_by, shown
from register_row
where register = 'products' and shown = 'public' and status is not null and bigrams(search) @> $1::text[] and search like $2
order by number desc
limit 21
