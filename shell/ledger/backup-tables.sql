-- Every table with the tables it refers to, so that rows can go back in an order that holds. Rows of orders are written as
-- their events come back, and counted after that; open cases are counted as those of the docket come back.
select c.relname as name,
  array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
from pg_class c
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not in (
  'migration', 'sealing', 'order_given', 'order_count', 'answer_count', 'standing_count', 'order_mark', 'order_gap', 'docket_count')
order by c.relname
