-- Orders given in a window, with what brought those of the law about.  $1 from  $2 to, both days included
select procedure, name as "order", from_state as state, cause, result, sum(times)::integer as times
from orders_counted
where day >= $1 and day <= $2
group by procedure, name, from_state, cause, result having sum(times) > 0
