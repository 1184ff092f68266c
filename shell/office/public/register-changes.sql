-- Of each public register: the rows that stand in it, and the day of its newest change.
select register, count(*) filter (where status is not null)::integer as rows, max(since) as changed
from register_row where shown = 'public' group by register
