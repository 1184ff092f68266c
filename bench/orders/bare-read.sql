-- The stream of one case.  $1 case
select data from event where case_id = $1 order by seq
