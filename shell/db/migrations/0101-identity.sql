-- Who may sign in, and who has. Times are milliseconds of our own clock. Nothing here is history: a person who leaves is
-- erased from these tables, and the office's own stream keeps no more than the pseudonym.

create table account (
  person text primary key,
  -- In lower case, as it is compared.
  email text not null,
  name text not null,
  -- PHC string of argon2id, with its own parameters and salt.
  password text not null,
  created_ms bigint not null,
  constraint account_email_once unique (email)
);

create table session (
  id text primary key,
  -- SHA-256 of the token; whoever reads the table cannot sign in with it.
  token_digest text not null,
  person text not null,
  agent text not null,
  created_ms bigint not null,
  seen_ms bigint not null,
  until_ms bigint not null,
  constraint session_token_once unique (token_digest)
);

create index session_of_person on session (person);
create index session_by_end on session (until_ms);

-- Tries to sign in, by account and by address, in a window that begins with the first of them.
create table sign_in_try (
  counted text primary key,
  began_ms bigint not null,
  tries integer not null
);

create index sign_in_try_by_age on sign_in_try (began_ms);
