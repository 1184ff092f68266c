-- Counts one try at a place, unless the place is waiting. $1 place  $2 now  $3 quiet since  $4 free tries  $5 first wait  $6 longest wait  $7 this try
insert into sign_in_limit as t (place, tries, last_ms, until_ms, turn)
values ($1, 1, $2, case when $4::integer <= 1 then $2 + $5::bigint else 0 end, $7)
on conflict (place) do update set
  tries = case when t.until_ms > $2 then t.tries when t.last_ms <= $3 then 1 else t.tries + 1 end,
  last_ms = case when t.until_ms > $2 then t.last_ms else $2 end,
  turn = case when t.until_ms > $2 then t.turn else $7 end,
  until_ms = case
    when t.until_ms > $2 then t.until_ms
    when t.last_ms <= $3 or t.tries + 1 < $4 then 0
    else $2 + least($6::bigint, $5::bigint * power(2, least(t.tries + 1 - $4, 30))::bigint)
  end
returning turn, until_ms
