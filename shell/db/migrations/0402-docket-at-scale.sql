-- Counting a desk's open cases reads this index alone.
create index docket_by_place on docket (procedure, state, waits, clock_state, due, pack, clock) where not ended;
-- Whoever is waited for seldom, such as a head, finds those cases without passing the others.
create index docket_by_turn on docket (waits, coalesce(due, '9999-12-31'), case_id) where not ended;
