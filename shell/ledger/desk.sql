-- Open cases on an office's docket of one part, by the time they have left. How many fall due on which day is known, so that a page, however
-- far on, reads the cases of its own days alone.
-- $1 procedures  $2 roles waited for, or all  $3 roles that officials hold  $4 part, as desk_part tells it
-- $5, $6 due day from and to, both included  $7 limit  $8 offset  $9 places: text, procedure and state where the reader reads
with day as (
  select coalesce(c.due, '9999-12-31') as day, sum(c.cases) as cases
  from docket_count c
  where c.procedure = any ($1) and (c.pack || ' ' || c.procedure || ' ' || c.state) = any ($9) and (c.waits is not null or c.clocked) and ($2::text[] is null or c.waits = any ($2))
    and desk_part(c.paused, c.waits, c.due, $3) = $4
    and coalesce(c.due, '9999-12-31') between coalesce($5, '') and coalesce($6, '9999-12-31')
  group by 1
), place as (
  select day, cases, sum(cases) over (order by day) - cases as before from day
), page as (
  select min(day) as first, max(day) as last, min(before) as before from place where before < $7::bigint + $8::bigint and before + cases > $8::bigint
)
-- Only what is sorted is read of a whole day, and of the page the rest.
select d.* from (
  select d.case_id, coalesce(d.due, '9999-12-31') as day from docket d
  where not d.ended and d.procedure = any ($1) and (d.pack || ' ' || d.procedure || ' ' || d.state) = any ($9) and (d.waits is not null or d.clock is not null) and ($2::text[] is null or d.waits = any ($2))
    and desk_part(d.clock_state = 'paused', d.waits, d.due, $3) = $4
    and coalesce(d.due, '9999-12-31') between (select first from page) and (select last from page)
  order by coalesce(d.due, '9999-12-31'), d.case_id
  limit $7::bigint offset $8::bigint - (select before from page)
) as here join case_row d on d."case" = here.case_id
order by here.day, here.case_id
