-- $1 case  $2 family  $3 subject: one of the three
select family, family_seq as seq, data from load_families($1, $2, $3)
