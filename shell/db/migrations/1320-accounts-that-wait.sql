-- An account that waits for its address to be proved has no look-up digest of it. It is found by a digest of address and password hash together,
-- so that any number of accounts may wait for one address, and none of them tells of another.
alter table account add column waiting_digest text collate "C";
create index account_waiting on account (waiting_digest) where waiting_digest is not null;
