-- Keeps one order; what may stand in its way is listed with the function (migrations 0006, 1062).  $1 batch  $2 events
select append_order($1::jsonb, $2::json) as position
