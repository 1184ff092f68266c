-- The personal facts of a case, the latest of each name.  $1 case
select distinct on (fact) fact, seq, root, sealed from vault_fact where case_id = $1 order by fact, seq desc
