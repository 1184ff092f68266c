-- What a year's report and the page of discretion tell besides orders, counted together with them behind the same mark:
-- docs/decisions/0101-years-counted-with-orders.md. All of it follows from the events.

-- A case has a row for each year in which an order led it anywhere. Where it stood in years between follows from the sums before.
create table standing_count (
  year text collate "C" not null,
  procedure text collate "C" not null,
  -- Of a challenge: the procedure of the case challenged.
  challenged text collate "C",
  -- Null where the case was opened in that year. `was_silent`, `silent`: some period of it had run out with an effect, by then.
  before text collate "C",
  was_silent boolean not null,
  after text collate "C" not null,
  silent boolean not null,
  cases integer not null
);
create unique index standing_count_place on standing_count (year, procedure, challenged, before, was_silent, after, silent) nulls not distinct;

-- Answers by yes, no or a name that officials gave with orders.
create table answer_count (
  day text collate "C" not null,
  procedure text collate "C" not null,
  name text collate "C" not null,
  role text collate "C",
  actor text collate "C",
  fact text collate "C" not null,
  answer text collate "C" not null,
  times integer not null
);
create unique index answer_count_place on answer_count (day, procedure, name, role, actor, fact, answer) nulls not distinct;

-- The latest day that a counted order bears: none is looked for behind it.
alter table order_mark add column latest text collate "C" not null default '';

-- Orders of one name are looked for whoever gave them: an extension may have been imported, and an import bears no person.
drop index order_given_by_name;
create index order_given_by_name on order_given (name, day);

-- ---- behind the mark ------------------------------------------------------------------------------------------------------------

-- Orders that are not in the counts yet. The settings of whoever reads it: the planner cannot guess how few they are, and would read whole tables.
create view order_waiting as
  select e.case_id, e.seq from event e where e.position > (select position from order_mark)
  union all
  select e.case_id, e.seq from order_gap p join event e using (position);

create or replace function orders_uncounted()
  returns table (day text, procedure text, name text, from_state text, role text, actor text, cause text, result text)
  language sql stable rows 1000 set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select g.day, f.procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result
  from order_waiting join order_given g using (case_id, seq) join order_given f on f.case_id = g.case_id and f.seq = 1
  where g.name is not null and f.procedure is not null
$$;

create function answers_uncounted()
  returns table (day text, procedure text, name text, role text, actor text, fact text, answer text)
  language sql stable rows 1000 set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select g.day, f.procedure, g.name, g.role, g.actor, a.key, a.value
  from order_waiting join order_given g using (case_id, seq) join order_given f on f.case_id = g.case_id and f.seq = 1
    cross join lateral jsonb_each_text(g.answers) as a
  where g.name is not null and g.answers is not null and f.procedure is not null
$$;

-- What the counts lack, had nothing happened after a day: a case that orders behind the mark touch is taken out as it was counted, and put in as
-- it stands; so is one that an order touches which bears a later day of the same year.
create function standing_uncounted(until text)
  returns table (year text, procedure text, challenged text, before text, was_silent boolean, after text, silent boolean, cases integer)
  language sql stable rows 1000 set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with touched as (
    select case_id from order_waiting
    union
    select g.case_id from order_given g
      where until < left(until, 4) || '-12-31' and until < (select latest from order_mark)
        and g.day > until and g.day <= left(until, 4) || '-12-31'
  ), led as (
    select g.case_id, left(g.day, 4) as year, g.day, lpad(g.seq::text, 9, '0') || g.to_state as place, g.cause is not distinct from 'silence' as silent,
      e.position <= (select position from order_mark) and not exists (select from order_gap p where p.position = e.position) as counted
    from touched join order_given g using (case_id) join event e using (case_id, seq)
    where g.to_state is not null
  ), in_year as (
    select -1 as cases, case_id, year, max(place) as place, bool_or(silent) as silent from led where counted group by case_id, year
    union all
    select 1, case_id, year, max(place), bool_or(silent) from led where day <= until group by case_id, year
  ), stood as (
    -- The state that the last order led to, by its place in the case: its day may lie before that of an earlier one.
    select cases, case_id, year,
      substr(max(place) over earlier, 10) as before, coalesce(bool_or(silent) over earlier, false) as was_silent,
      substr(max(place) over by_then, 10) as after, bool_or(silent) over by_then as silent
    from in_year
    window earlier as (partition by cases, case_id order by year rows between unbounded preceding and 1 preceding),
      by_then as (partition by cases, case_id order by year rows between unbounded preceding and current row)
  )
  select s.year, f.procedure, c.procedure as challenged, s.before, s.was_silent, s.after, s.silent, sum(s.cases)::integer as cases
  from stood s join order_given f on f.case_id = s.case_id and f.seq = 1 left join order_given c on c.case_id = f.challenged and c.seq = 1
  where f.procedure is not null
  group by s.year, f.procedure, c.procedure, s.before, s.was_silent, s.after, s.silent having sum(s.cases) <> 0
$$;

-- ---- what is read: exact at every moment, since a statement sees mark, counts and events of one moment ---------------------------

create view answers_counted as
  select day, procedure, name, role, actor, fact, answer, times from answer_count
  union all
  select day, procedure, name, role, actor, fact, answer, 1 from answers_uncounted();

create function standing_counted(until text)
  returns table (year text, procedure text, challenged text, before text, was_silent boolean, after text, silent boolean, cases integer)
  language sql stable as $$
  select * from standing_count where year <= left(until, 4)
  union all
  select * from standing_uncounted(until) where year <= left(until, 4)
$$;

-- In which cases each of these orders was given, and since which place in them. The settings: as of `orders_uncounted`.
create function orders_first_given(names text[]) returns table (name text, procedure text, case_id text, seq integer)
  language sql stable rows 1000 set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select g.name, f.procedure, g.case_id, min(g.seq)
  from unnest(names) as n (name) join order_given g on g.name = n.name join order_given f on f.case_id = g.case_id and f.seq = 1
  group by g.name, f.procedure, g.case_id
$$;

-- ---- the same by looking at every order, without a mark ------------------------------------------------------------------------------

drop view order_miscounted, order_place;

create view case_opened as
  select case_id, procedure, challenged from order_given where seq = 1 and procedure is not null;

create view orders_recounted as
  select g.day, f.procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result, count(*) as times
  from order_given g join case_opened f using (case_id)
  where g.name is not null
  group by g.day, f.procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result;

create view answers_recounted as
  select g.day, f.procedure, g.name, g.role, g.actor, a.key as fact, a.value as answer, count(*) as times
  from order_given g join case_opened f using (case_id) cross join lateral jsonb_each_text(g.answers) as a
  where g.name is not null and g.answers is not null
  group by g.day, f.procedure, g.name, g.role, g.actor, a.key, a.value;

create view standing_recounted as
  with in_year as (
    select case_id, left(day, 4) as year, max(lpad(seq::text, 9, '0') || to_state) as place, bool_or(cause is not distinct from 'silence') as silent
    from order_given where to_state is not null group by case_id, left(day, 4)
  ), stood as (
    select case_id, year, max(place) over by_then as place, bool_or(silent) over by_then as silent
    from in_year window by_then as (partition by case_id order by year)
  ), both_ends as (
    select case_id, year, substr(lag(place) over earlier, 10) as before, coalesce(lag(silent) over earlier, false) as was_silent,
      substr(place, 10) as after, silent
    from stood window earlier as (partition by case_id order by year)
  )
  select s.year, f.procedure, c.procedure as challenged, s.before, s.was_silent, s.after, s.silent, count(*) as cases
  from both_ends s join case_opened f using (case_id) left join case_opened c on c.case_id = f.challenged
  group by s.year, f.procedure, c.procedure, s.before, s.was_silent, s.after, s.silent;

-- Where the sums are not what a look at every order gives: nowhere, unless somebody wrote by hand.
create view order_miscounted as
  select place, coalesce(k.times, 0) as counted, coalesce(r.times, 0) as times
  from (select to_jsonb(c) - 'times' as place, sum(times) as times from orders_counted c group by 1) k
    full join (select to_jsonb(c) - 'times' as place, times from orders_recounted c) r using (place)
  where coalesce(k.times, 0) <> coalesce(r.times, 0);

create view answer_miscounted as
  select place, coalesce(k.times, 0) as counted, coalesce(r.times, 0) as times
  from (select to_jsonb(c) - 'times' as place, sum(times) as times from answers_counted c group by 1) k
    full join (select to_jsonb(c) - 'times' as place, times from answers_recounted c) r using (place)
  where coalesce(k.times, 0) <> coalesce(r.times, 0);

create view standing_miscounted as
  select place, coalesce(k.cases, 0) as counted, coalesce(r.cases, 0) as cases
  from (select to_jsonb(c) - 'cases' as place, sum(cases) as cases from standing_counted('9999-12-31') c group by 1) k
    full join (select to_jsonb(c) - 'cases' as place, cases from standing_recounted c) r using (place)
  where coalesce(k.cases, 0) <> coalesce(r.cases, 0);

-- ---- folding -----------------------------------------------------------------------------------------------------------------------

-- Positions behind the mark that bear no event.
create function positions_missing() returns setof bigint language sql stable as $$
  select generate_series(e.before + 1, e.position - 1)
  from (
    select position, lag(position, 1, (select position from order_mark)) over (order by position) as before
    from event where position > (select position from order_mark)
  ) as e where e.position > e.before + 1
$$;

-- Where nothing is counted yet, nothing has to be told apart: all orders are read through once.
create function count_orders_first() returns void language sql
  set enable_seqscan = on set enable_hashjoin = on set enable_mergejoin = on as $$
  with counted as (
    insert into order_count (day, procedure, name, from_state, role, actor, cause, result, times)
      select day, procedure, name, from_state, role, actor, cause, result, times from orders_recounted
  ), answered as (
    insert into answer_count (day, procedure, name, role, actor, fact, answer, times)
      select day, procedure, name, role, actor, fact, answer, times from answers_recounted
  ), stood as (
    insert into standing_count (year, procedure, challenged, before, was_silent, after, silent, cases)
      select year, procedure, challenged, before, was_silent, after, silent, cases from standing_recounted
  ), noticed as (
    insert into order_gap (position, noted) select position, pg_current_xact_id() from positions_missing() as position
  )
  update order_mark set position = (select max(position) from event), latest = coalesce((select max(day) from order_given), '')
$$;

-- Puts the mark behind the last event, where more than so many lie behind it. One does it at a time, in a transaction of its own; whoever
-- comes meanwhile goes on without. No append waits for it. All in one statement: it must see one moment.
create or replace function fold_order_count(at_most integer) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if (select count(*) from (select from event where position > (select position from order_mark) limit at_most + 1) as waiting) <= at_most then
    return;
  end if;
  perform from order_mark for update skip locked;
  if not found then return; end if;
  if (select position from order_mark) = 0 then
    perform count_orders_first();
    return;
  end if;
  with counted as (
    insert into order_count as c (day, procedure, name, from_state, role, actor, cause, result, times)
      select day, procedure, name, from_state, role, actor, cause, result, count(*) from orders_uncounted()
      group by day, procedure, name, from_state, role, actor, cause, result
      on conflict (day, procedure, name, from_state, role, actor, cause, result) do update set times = c.times + excluded.times
  ), answered as (
    insert into answer_count as c (day, procedure, name, role, actor, fact, answer, times)
      select day, procedure, name, role, actor, fact, answer, count(*) from answers_uncounted() group by day, procedure, name, role, actor, fact, answer
      on conflict (day, procedure, name, role, actor, fact, answer) do update set times = c.times + excluded.times
  ), stood as (
    insert into standing_count as c (year, procedure, challenged, before, was_silent, after, silent, cases)
      -- Whatever day it bears.
      select year, procedure, challenged, before, was_silent, after, silent, cases from standing_uncounted('9999-12-31')
      on conflict (year, procedure, challenged, before, was_silent, after, silent) do update set cases = c.cases + excluded.cases
  ), closed as (
    -- A gap is closed by its event, and for good once all have ended that ran when it was noted: they are older than this transaction.
    delete from order_gap g
      where exists (select from event e where e.position = g.position)
        or (noted < pg_current_xact_id() and pg_snapshot_xmin(pg_current_snapshot()) = pg_current_xact_id())
  ), noticed as (
    insert into order_gap (position, noted) select position, pg_current_xact_id() from positions_missing() as position
  )
  update order_mark set position = (select max(position) from event),
    latest = greatest(latest, (select max(g.day) from order_waiting join order_given g using (case_id, seq)));
end
$$;

truncate order_count, order_gap;
update order_mark set position = 0;
select fold_order_count(0);
