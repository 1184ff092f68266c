-- How many open cases stand alike, kept as moves that are summed: docs/decisions/0091-counts-as-moves.md. A move is only ever added, so no
-- append waits for another one; now and then those that are there are folded into one row each. All of it follows from the docket.

-- What a count of open cases tells apart. The day is the due day itself: late, today and this week are sums over days.
create view docket_place as
  select procedure, state, waits, pack, coalesce(clock_state = 'paused', false) as paused, clock is not null as clocked, due
  from docket where not ended;

create table docket_count (
  procedure text not null,
  state text not null,
  waits text,
  pack text not null,
  paused boolean not null,
  clocked boolean not null,
  due text collate "C",
  cases integer not null,
  -- Of many moves, folded.
  folded boolean not null
);

-- What a docket calls an open case: its clock stands, or it is another's turn; nothing is due; or the office's time runs.
create function desk_part(paused boolean, waits text, due text, officials text[]) returns text language sql immutable as $$
  select case when paused or not waits = any (officials) then 'stands' when waits is null or due is null then 'none' else 'running' end
$$;

-- Of a row that is new there is no old one, and of one that goes no new one: all of it is then null, and no row comes of it.
create function count_docket() returns trigger language plpgsql as $$
begin
  insert into docket_count
    select old.procedure, old.state, old.waits, old.pack, coalesce(old.clock_state = 'paused', false), old.clock is not null, old.due, -1, false
      where not old.ended
    union all
    select new.procedure, new.state, new.waits, new.pack, coalesce(new.clock_state = 'paused', false), new.clock is not null, new.due, 1, false
      where not new.ended;
  return null;
end
$$;
create trigger docket_is_counted after insert or delete on docket for each row execute function count_docket();
-- Most orders that change anything else leave a case where it was counted.
create trigger docket_moves_are_counted after update on docket for each row
  when ((old.ended, old.procedure, old.state, old.waits, old.pack, old.clock_state = 'paused', old.clock is null, old.due)
    is distinct from (new.ended, new.procedure, new.state, new.waits, new.pack, new.clock_state = 'paused', new.clock is null, new.due))
  execute function count_docket();

create function empty_docket_count() returns trigger language plpgsql as $$
begin
  truncate docket_count;
  return null;
end
$$;
create trigger docket_is_emptied after truncate on docket for each statement execute function empty_docket_count();

-- Each sum once. Rows that another one folds at this moment are left to it, and rows that come meanwhile to the next one.
create function fold_docket_count() returns void language sql as $$
  with gone as (
    delete from docket_count where ctid = any (array(select ctid from docket_count for update skip locked)) returning *
  )
  insert into docket_count
    select procedure, state, waits, pack, paused, clocked, due, sum(cases)::integer, true
    from gone group by procedure, state, waits, pack, paused, clocked, due having sum(cases) <> 0
$$;

insert into docket_count
  select procedure, state, waits, pack, paused, clocked, due, count(*)::integer, true from docket_place group by procedure, state, waits, pack, paused, clocked, due;

-- Where the sums are not what a count of every row gives: nowhere, unless somebody wrote by hand.
create view docket_miscounted as
  select place, coalesce(k.cases, 0) as counted, coalesce(r.cases, 0) as cases
  from (select to_jsonb(c) - 'cases' - 'folded' as place, sum(cases) as cases from docket_count c group by 1) k
    full join (select to_jsonb(p) as place, count(*) as cases from docket_place p group by 1) r using (place)
  where coalesce(k.cases, 0) <> coalesce(r.cases, 0);

-- It served the counting of every row, and was written anew with every due day; what stands in a state is still found without passing the others.
drop index docket_by_place;
create index docket_by_state on docket (procedure, state) where not ended;
