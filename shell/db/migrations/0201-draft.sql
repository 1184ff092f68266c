-- What somebody is still writing, and the files that came with it. A draft is no event: it is thrown away when it is filed.
create table draft (
  id text collate "C" primary key,
  person text collate "C" not null,
  procedure text collate "C" not null,
  order_name text collate "C" not null,
  -- The case or row of a register that it is about, and the organisation for which it is written.
  about text,
  for_party text collate "C",
  gives json not null,
  -- Answers that no longer apply, kept so that they can be brought back.
  aside json not null,
  revision integer not null,
  opened_at bigint not null,
  saved_at bigint not null
);
create index draft_by_person on draft (person, saved_at);

-- A file that was uploaded. Its bytes lie in `blob` under `stored`, sealed under a key of their own; facts name it by the digest of the file itself.
create table attachment (
  stored text collate "C" primary key,
  digest text collate "C" not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  -- The person; missing for somebody without an account.
  kept_by text collate "C",
  kept_at bigint not null
);
create index attachment_by_digest on attachment (digest);

-- Which fact of which case a file answers: whoever may see the fact may read the file.
create table attachment_use (
  digest text collate "C" not null,
  case_id text collate "C" not null,
  fact text collate "C" not null,
  stored text collate "C" not null,
  primary key (digest, case_id, fact)
);
