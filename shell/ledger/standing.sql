-- Where the cases of each procedure stood before a year and at the end of its window, and how many. `moved`: it was led on within the window;
-- `silent`: some period of it ran out with an effect, by then; `challenged`, of those led on: the procedure of the case that it challenges.
-- Those not led on stand where they came to in earlier years, less those that left.  $1 first day of the year  $2 last day of the window, in that year
with led as materialized (
  select * from standing_counted($2)
)
select procedure, challenged, before, after, true as moved, silent, sum(cases)::integer as cases
from led where year = left($1, 4)
group by procedure, challenged, before, after, silent having sum(cases) <> 0
union all
select procedure, null, state, state, false, silent, sum(cases)::integer
from (
  select procedure, after as state, silent, cases from led where year < left($1, 4)
  union all
  select procedure, before, was_silent, -cases from led where before is not null
) as stayed
group by procedure, state, silent having sum(cases) <> 0
