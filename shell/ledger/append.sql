-- Keeps one order; what may stand in its way is listed with the function (migration 0006).  $1 batch  $2 events
select append_order($1::jsonb, $2::json) as position
