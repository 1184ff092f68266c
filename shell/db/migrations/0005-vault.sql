-- What can be forgotten. An event holds only the commitment: SHA-256 of salt and value. Without the row nobody can tell what it was.
create table vault_fact (
  case_id text collate "C" not null,
  fact text collate "C" not null,
  seq integer not null,
  salt bytea not null,
  value json not null,
  primary key (case_id, fact, seq)
);

-- Letters as they were sent, sealed; `letter_key` holds the only key. Whoever destroys it erases the text and leaves the fact that it was sent.
create table letter (
  case_id text collate "C" not null,
  seq integer not null,
  letter text collate "C" not null,
  number text collate "C" not null,
  code text collate "C" not null,
  sent_to text collate "C" not null,
  served text collate "C" not null,
  title jsonb not null,
  body bytea not null,
  primary key (case_id, seq, letter, sent_to)
);
create index letter_by_reader on letter (sent_to, served);
create index letter_by_code on letter (code);
create trigger letter_is_append_only before update or delete or truncate on letter
  for each statement execute function refuse_change();

create table letter_key (
  case_id text collate "C" not null,
  seq integer not null,
  letter text collate "C" not null,
  sent_to text collate "C" not null,
  key bytea not null,
  primary key (case_id, seq, letter, sent_to)
);

-- Files by their digest, in parts. A sealed one is named by the digest of what is stored; its key stands in the vault.
create table blob (
  digest text collate "C" not null,
  part integer not null,
  bytes bytea not null,
  primary key (digest, part)
);
alter table blob alter column bytes set storage external;

create table blob_key (
  digest text collate "C" primary key,
  case_id text collate "C",
  fact text collate "C",
  key bytea not null
);
create index blob_key_by_case on blob_key (case_id, fact);
