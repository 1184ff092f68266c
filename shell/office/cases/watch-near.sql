-- Open reports of which another one names the same product within some days; the latest ones first come into the list.
-- $1 to $5 as open_incidents takes them  $6 days  $7 limit
with told as (
  select i.*, lag(i.happened::date) over w as before, lead(i.happened::date) over w as after
  from open_incidents($1, $2, $3, $4, $5) i where i.product is not null
  window w as (partition by i.product order by i.happened, i.number)
)
select "case", number, state, product, happened from told
where happened::date - before <= $6::int or after - happened::date <= $6::int
order by happened desc, number desc
limit $7
