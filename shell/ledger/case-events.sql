-- A page of one case's events.  $1 case  $2 seq after which it goes on  $3 limit
select data from event where case_id = $1 and seq > $2 order by seq limit $3
