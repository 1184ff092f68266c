-- As load.sql for each of several cases at once: a family that is asked for twice comes twice.  $1 cases
select w.wanted, l.family, l.family_seq as seq, l.data
from unnest($1::text[]) as w (wanted) cross join lateral load_families(w.wanted, null, null) as l
