-- Orders counted by day, procedure, order, state and person, as moves that are summed: docs/decisions/0091-counts-as-moves.md. An order is only
-- ever added. All of it follows from the events.
create table order_count (
  day text collate "C" not null,
  procedure text not null,
  name text not null,
  from_state text,
  role text,
  actor text,
  cause text,
  result text,
  times integer not null,
  folded boolean not null
);

-- Each order as it is counted; a case's procedure stands in its first event.
create view order_place as
  select g.case_id, g.seq, g.day, f.data -> 'opened' ->> 'procedure' as procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result
  from order_given g join event f on f.case_id = g.case_id and f.seq = 1
  where g.name is not null and f.data -> 'opened' ->> 'procedure' is not null;

create or replace function keep_order_given() returns trigger language plpgsql as $$
begin
  with kept as (
    insert into order_given select e.case_id, e.seq, o.* from added e cross join lateral order_in(e.type, e.data) as o returning *
  )
  insert into order_count
    -- `offset 0` keeps the text of the first event from being read once for each place that names the procedure.
    select k.day, f.procedure, k.name, k.from_state, k.role, k.actor, k.cause, k.result, 1, false
    from kept k cross join lateral (
      select e.data -> 'opened' ->> 'procedure' as procedure from event e where e.case_id = k.case_id and e.seq = 1 offset 0) as f
    where k.name is not null and f.procedure is not null;
  return null;
end
$$;

-- Each sum once, where more than so many moves wait. Rows that another one folds at this moment are left to it.
create function fold_order_count(at_most integer) returns void language plpgsql as $$
begin
  if (select count(*) from (select from order_count where not folded limit at_most + 1) as first) <= at_most then return; end if;
  with gone as (
    delete from order_count where ctid = any (array(select ctid from order_count for update skip locked)) returning *
  )
  insert into order_count
    select day, procedure, name, from_state, role, actor, cause, result, sum(times)::integer, true
    from gone group by day, procedure, name, from_state, role, actor, cause, result having sum(times) <> 0;
end
$$;

insert into order_count
  select day, procedure, name, from_state, role, actor, cause, result, count(*)::integer, true
  from order_place group by day, procedure, name, from_state, role, actor, cause, result;

-- Where the sums are not what a count of every order gives: nowhere, unless somebody wrote by hand.
create view order_miscounted as
  select place, coalesce(k.times, 0) as counted, coalesce(r.times, 0) as times
  from (select to_jsonb(c) - 'times' - 'folded' as place, sum(times) as times from order_count c group by 1) k
    full join (select to_jsonb(p) - 'case_id' - 'seq' as place, count(*) as times from order_place p group by 1) r using (place)
  where coalesce(k.times, 0) <> coalesce(r.times, 0);

-- Challenges are few among the orders; what one person gave by one name is looked for behind each figure of discretion.
create index order_given_of_challenges on order_given (day) where challenged is not null;
create index order_given_by_name on order_given (name, day) where actor is not null;
