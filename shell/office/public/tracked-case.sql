-- The case that was opened under a tracking code.  $1 digest of the code
select case_id as "case" from event where seq = 1 and (data -> 'opened' ->> 'trackingDigest') = $1
