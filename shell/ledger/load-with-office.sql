-- As load.sql, and what the office has entered since, without a family: one way to the server and back.  $4 version of the office
select family, family_seq as seq, data from load_families($1, $2, $3)
union all
select null, seq, data from office_event where seq > $4
