-- The ledger in its order, each event to the letter.  $1 position after which it goes on  $2 limit
select position, data::text as data, encode(digest, 'hex') as digest from event where position > $1 order by position limit $2
