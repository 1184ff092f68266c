-- How many reports are open, by the kind of harm.  $1 to $5 as open_incidents takes them  $6 today
select i.harm, count(*)::int as count, count(*) filter (where i.untouched)::int as untouched, count(*) filter (where i.due < $6)::int as late
from open_incidents($1, $2, $3, $4, $5) i
group by i.harm order by 2 desc, 1
