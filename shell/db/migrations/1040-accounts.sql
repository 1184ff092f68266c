-- Accounts like a grown product's: an account may have no password (a passkey or a provider instead), may be switched off by the
-- office, and may be written to only once its owner has followed a link. Nothing here is history.
alter table account alter column password drop not null;
-- Mails already went to the addresses of before, so they count as confirmed; from now on the owner of an address confirms it.
alter table account add column confirmed_ms bigint;
update account set confirmed_ms = created_ms;
alter table account add column deactivated_ms bigint;

-- When the person last proved who they are in this session, and how: a decision of the law needs a recent proof.
alter table session add column proved_ms bigint not null default 0;
alter table session add column proved_by text not null default 'nothing';

-- Links, codes and challenges that work once. Only the SHA-256 of the secret is kept.
create table one_time_token (
  digest text collate "C" primary key,
  id text collate "C" not null,
  purpose text not null,
  -- Whom it concerns; missing where that person has no account yet.
  person text collate "C",
  content json not null,
  made_ms bigint not null,
  until_ms bigint not null,
  constraint one_time_token_id_once unique (id)
);
create index one_time_token_of_person on one_time_token (person, purpose);
create index one_time_token_by_end on one_time_token (until_ms);

-- Somebody asked to reset the password of an address. Whether it has an account, the job that writes the mail finds out:
-- the request itself does the same work for every address.
create table reset_asked (
  id bigint generated always as identity primary key,
  email text not null,
  lang text not null,
  asked_ms bigint not null
);

-- A link with a secret is made at the moment the mail leaves, so that neither outbox nor backup holds it.
alter table mail add column link json;

-- Whom the office invited and who has not come yet; gone once accepted, revoked or over.
create table invitation (
  id text collate "C" primary key,
  email text not null,
  name text not null,
  invited_by text collate "C" not null,
  made_ms bigint not null,
  until_ms bigint not null
);
create index invitation_of_address on invitation (email);
