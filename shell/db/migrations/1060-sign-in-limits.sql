-- Failing tries to sign in, counted by pair of account and address, by account, and by address: each with a delay of its own that grows.
-- `place` is a digest: neither an address of a mailbox nor one of the network is kept. Times are milliseconds of our own clock.
create table sign_in_limit (
  place text collate "C" primary key,
  tries integer not null,
  -- Of the last try that was counted: after a quiet time the row counts for nothing.
  last_ms bigint not null,
  -- Until then no try is taken.
  until_ms bigint not null,
  -- Which try was counted last: two at once are told apart by it.
  turn text collate "C" not null
);
create index sign_in_limit_by_age on sign_in_limit (last_ms);

-- Browsers in which an account's password was once good: they are not held up by what strangers try elsewhere (OWASP, device cookies).
create table known_device (
  -- SHA-256 of the token in the browser.
  digest text collate "C" primary key,
  person text collate "C" not null,
  seen_ms bigint not null
);
create index known_device_of_person on known_device (person, seen_ms);
