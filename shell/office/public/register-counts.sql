-- Rows of each public register by status.
select register, status, count(*)::integer as rows from register_row where shown = 'public' and status is not null group by register, status
