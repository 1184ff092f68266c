-- Who may send files, for a while and for one order: given out to somebody who may give that order. `ticket` is the SHA-256 of its token.
create table upload_ticket (
  ticket text collate "C" primary key,
  -- Missing where the order is for anyone and nobody has signed in.
  person text collate "C",
  -- Of somebody without an account: where from, as a digest, for the limits.
  address text collate "C",
  procedure text collate "C" not null,
  order_name text collate "C" not null,
  about text collate "C",
  until_ms bigint not null
);
create index upload_ticket_by_end on upload_ticket (until_ms);
create index upload_ticket_by_address on upload_ticket (address) where address is not null;

-- Files that no order has used yet. A row goes when its file is used; a file goes when its row has come to its end.
create table upload (
  stored text collate "C" primary key,
  -- SHA-256 of the file; missing while it is still coming.
  digest text collate "C",
  ticket text collate "C" not null,
  person text collate "C",
  address text collate "C",
  bytes bigint not null,
  until_ms bigint not null
);
create index upload_by_end on upload (until_ms);
create index upload_by_person on upload (person) where person is not null;
create index upload_by_address on upload (address) where address is not null;
create index upload_by_digest on upload (digest);

-- Of a file that was sealed as it came: SHA-256 of what is stored. Its name had to be known before; missing while it is coming.
alter table blob_key add column sum text collate "C";
