-- The counting of orders said by settings how it is carried out: row by row, whatever there is. That is right for the few orders behind the mark, and
-- where there are many, as after an import of 10,000 cases, it was quadratic in places. Now the statements themselves say where they begin: at
-- the orders that wait, in the order of their positions; `offset 0` keeps each step of the way for itself, and an index serves it.

create or replace view order_waiting as
  (select e.case_id, e.seq from event e where e.position > (select position from order_mark) order by e.position)
  union all
  select e.case_id, e.seq
  from order_gap p cross join lateral (select case_id, seq from event where position = p.position offset 0) as e;

create or replace function orders_uncounted()
  returns table (day text, procedure text, name text, from_state text, role text, actor text, cause text, result text)
  language sql stable rows 1000 as $$
  select g.day, f.procedure, g.name, g.from_state, g.role, g.actor, g.cause, g.result
  from order_waiting w
    cross join lateral (select * from order_given where case_id = w.case_id and seq = w.seq offset 0) as g
    cross join lateral (select procedure from order_given where case_id = w.case_id and seq = 1 offset 0) as f
  where g.name is not null and f.procedure is not null
$$;

create or replace function answers_uncounted()
  returns table (day text, procedure text, name text, role text, actor text, fact text, answer text)
  language sql stable rows 1000 as $$
  select g.day, f.procedure, g.name, g.role, g.actor, a.key, a.value
  from order_waiting w
    cross join lateral (select * from order_given where case_id = w.case_id and seq = w.seq offset 0) as g
    cross join lateral (select procedure from order_given where case_id = w.case_id and seq = 1 offset 0) as f
    cross join lateral jsonb_each_text(g.answers) as a
  where g.name is not null and g.answers is not null and f.procedure is not null
$$;

create or replace function standing_uncounted(until text)
  returns table (year text, procedure text, challenged text, before text, was_silent boolean, after text, silent boolean, cases integer)
  language sql stable rows 1000 as $$
  with touched as (
    select case_id from order_waiting
    union
    select g.case_id from order_given g
      where until < left(until, 4) || '-12-31' and until < (select latest from order_mark)
        and g.day > until and g.day <= left(until, 4) || '-12-31'
  ), led as (
    select g.case_id, left(g.day, 4) as year, g.day, lpad(g.seq::text, 9, '0') || g.to_state as place, g.cause is not distinct from 'silence' as silent,
      e.position <= (select position from order_mark) and not exists (select from order_gap p where p.position = e.position) as counted
    from touched t
      cross join lateral (select * from order_given where case_id = t.case_id and to_state is not null offset 0) as g
      cross join lateral (select position from event where case_id = g.case_id and seq = g.seq offset 0) as e
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
  from stood s
    cross join lateral (select procedure, challenged from order_given where case_id = s.case_id and seq = 1 and procedure is not null offset 0) as f
    left join lateral (select procedure from order_given where case_id = f.challenged and seq = 1 offset 0) as c on true
  group by s.year, f.procedure, c.procedure, s.before, s.was_silent, s.after, s.silent having sum(s.cases) <> 0
$$;

create or replace function orders_first_given(names text[]) returns table (name text, procedure text, case_id text, seq integer)
  language sql stable rows 1000 as $$
  select g.name, f.procedure, g.case_id, g.seq
  from (
    select n.name, o.case_id, min(o.seq) as seq
    from unnest(names) as n (name) cross join lateral (select case_id, seq from order_given where name = n.name offset 0) as o
    group by n.name, o.case_id
  ) as g cross join lateral (select procedure from order_given where case_id = g.case_id and seq = 1 offset 0) as f
$$;

create or replace function count_orders_first() returns void language sql as $$
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

alter function fold_order_count(integer) reset all;
