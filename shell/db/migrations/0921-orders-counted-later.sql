-- Orders are counted by whoever asks for the counts, and no longer by each append (migration 0912): docs/decisions/0092-orders-counted-later.md.
-- Up to a mark among the positions of events all orders stand in `order_count`; those behind it are counted one by one.

drop view order_miscounted, order_place, order_of_event;
drop function order_in(text, json), fold_order_count(integer);

-- As migration 0671 has it, and of an order that opens a case the procedure, so that whoever counts need not open the text of events.
create function order_in(type text, data json)
  returns table (day text, name text, from_state text, to_state text, actor text, role text, cause text, result text, challenged text, answers jsonb,
    procedure text)
  language sql immutable as $$
  select left(coalesce(o.happened, o.recorded), 10), o."order", o."from", o."to", o.actor, o.role, o.because ->> 'kind', o.because ->> 'result',
    o.opened -> 'challenges' ->> 'case',
    case when o.opened is null and o.actor is not null then (
      select jsonb_object_agg(f.key, f.value) from json_each(o.facts) as f
      where json_typeof(f.value) = 'boolean' or (json_typeof(f.value) = 'string' and f.value #>> '{}' ~ '^[a-z][a-z0-9-]{0,59}$')) end,
    o.opened ->> 'procedure'
  from json_to_record(data) as o (happened text, recorded text, "order" text, "from" text, "to" text, actor text, role text, because json,
    opened json, facts json)
  where type in ('orderGiven', 'moved')
$$;

alter table order_given add column procedure text collate "C";
update order_given g set procedure = e.data -> 'opened' ->> 'procedure' from event e
  where g.seq = 1 and e.case_id = g.case_id and e.seq = 1 and e.data -> 'opened' ->> 'procedure' is not null;

create view order_of_event as
  select e.case_id, e.seq, o.* from event e cross join lateral order_in(e.type, e.data) as o;

create or replace function keep_order_given() returns trigger language plpgsql as $$
begin
  insert into order_given select e.case_id, e.seq, o.* from added e cross join lateral order_in(e.type, e.data) as o;
  return null;
end
$$;

-- Each place once. It begins with the day, by which it is read.
truncate order_count;
alter table order_count drop column folded;
create unique index order_count_place on order_count (day, procedure, name, from_state, role, actor, cause, result) nulls not distinct;

create table order_mark (
  one boolean primary key default true check (one),
  position bigint not null
);
insert into order_mark (position) values (0);

-- Positions before the mark that bore no event when it was set: taken by an append that was still on its way, or given up. `noted` by which
-- transaction.
create table order_gap (
  position bigint primary key,
  noted xid8 not null
);

-- Orders that are not in the counts yet. The settings: the planner cannot guess how few they are, and would read whole tables.
create function orders_uncounted()
  returns table (day text, procedure text, name text, from_state text, role text, actor text, cause text, result text)
  language sql stable rows 1000 set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select g.day, f.procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result
  from (
    select e.case_id, e.seq from event e where e.position > (select position from order_mark)
    union all
    select e.case_id, e.seq from order_gap p join event e using (position)
  ) as e join order_given g using (case_id, seq) join order_given f on f.case_id = g.case_id and f.seq = 1
  where g.name is not null and f.procedure is not null
$$;

-- What is read: exact at every moment, since a statement sees mark, counts and events of one moment.
create view orders_counted as
  select day, procedure, name, from_state, role, actor, cause, result, times from order_count
  union all
  select day, procedure, name, from_state, role, actor, cause, result, 1 from orders_uncounted();

-- Puts the mark behind the last event, where more than so many lie behind it. One does it at a time, in a transaction of its own; whoever
-- comes meanwhile goes on without. No append waits for it. All in one statement: it must see one moment.
create function fold_order_count(at_most integer) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if (select count(*) from (select from event where position > (select position from order_mark) limit at_most + 1) as waiting) <= at_most then
    return;
  end if;
  perform from order_mark for update skip locked;
  if not found then return; end if;
  with counted as (
    insert into order_count as c (day, procedure, name, from_state, role, actor, cause, result, times)
      select day, procedure, name, from_state, role, actor, cause, result, count(*) from orders_uncounted()
      group by day, procedure, name, from_state, role, actor, cause, result
      on conflict (day, procedure, name, from_state, role, actor, cause, result) do update set times = c.times + excluded.times
  ), closed as (
    -- A gap is closed by its event, and for good once all have ended that ran when it was noted: they are older than this transaction.
    delete from order_gap g
      where exists (select from event e where e.position = g.position)
        or (noted < pg_current_xact_id() and pg_snapshot_xmin(pg_current_snapshot()) = pg_current_xact_id())
  ), noticed as (
    insert into order_gap (position, noted)
      select generate_series(e.before + 1, e.position - 1), pg_current_xact_id()
      from (
        select position, lag(position, 1, (select position from order_mark)) over (order by position) as before
        from event where position > (select position from order_mark)
      ) as e where e.position > e.before + 1
  )
  update order_mark set position = (select max(position) from event);
end
$$;

-- Each order as it is counted, out of the events themselves.
create view order_place as
  select g.case_id, g.seq, g.day, f.data -> 'opened' ->> 'procedure' as procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result
  from order_given g join event f on f.case_id = g.case_id and f.seq = 1
  where g.name is not null and f.data -> 'opened' ->> 'procedure' is not null;

create view order_miscounted as
  select place, coalesce(k.times, 0) as counted, coalesce(r.times, 0) as times
  from (select to_jsonb(c) - 'times' as place, sum(times) as times from orders_counted c group by 1) k
    full join (select to_jsonb(p) - 'case_id' - 'seq' as place, count(*) as times from order_place p group by 1) r using (place)
  where coalesce(k.times, 0) <> coalesce(r.times, 0);

select fold_order_count(0);
