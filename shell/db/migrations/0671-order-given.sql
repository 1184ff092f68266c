-- What a year's report and the page of discretion count: one narrow row an order, in place of each event's whole text. All of it follows from
-- the events by one function, so it can be built anew, and a backup leaves it out.

-- Of one event: the local day on which it was done, what it did to the case, who gave it, and what was answered by yes, no or a name: choices of
-- the pack are names, so no longer text is copied. An order that opens a case answers nothing here: a party gives it, or the calendar.
create function order_in(type text, data json)
  returns table (day text, name text, from_state text, to_state text, actor text, role text, cause text, result text, challenged text, answers jsonb)
  language sql immutable as $$
  select left(coalesce(o.happened, o.recorded), 10), o."order", o."from", o."to", o.actor, o.role, o.because ->> 'kind', o.because ->> 'result',
    o.opened -> 'challenges' ->> 'case',
    case when o.opened is null and o.actor is not null then (
      select jsonb_object_agg(f.key, f.value) from json_each(o.facts) as f
      where json_typeof(f.value) = 'boolean' or (json_typeof(f.value) = 'string' and f.value #>> '{}' ~ '^[a-z][a-z0-9-]{0,59}$')) end
  from json_to_record(data) as o (happened text, recorded text, "order" text, "from" text, "to" text, actor text, role text, because json,
    opened json, facts json)
  where type in ('orderGiven', 'moved')
$$;

create table order_given (
  case_id text collate "C" not null,
  seq integer not null,
  day text collate "C" not null,
  -- Null where a later version of the law took the case over.
  name text collate "C",
  from_state text collate "C",
  to_state text collate "C",
  actor text collate "C",
  role text collate "C",
  -- Of an order by law: silence, vote or case, and how the vote ended.
  cause text,
  result text,
  -- Of an order that opens a challenge: the case challenged.
  challenged text collate "C",
  answers jsonb,
  primary key (case_id, seq)
);
create index order_given_by_answers on order_given (day) where answers is not null;

create view order_of_event as
  select e.case_id, e.seq, o.* from event e cross join lateral order_in(e.type, e.data) as o;

create function keep_order_given() returns trigger language plpgsql as $$
begin
  insert into order_given select e.case_id, e.seq, o.* from added e cross join lateral order_in(e.type, e.data) as o;
  return null;
end
$$;
create trigger event_is_counted after insert on event referencing new table as added for each statement execute function keep_order_given();

insert into order_given select * from order_of_event;

-- Outages are few among many events.
create index event_of_outages on event (position) where type = 'outage';
