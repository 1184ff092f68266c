-- Cases about one subject with all that hangs on them. The version is the number of its events.
create table family (
  family text collate "C" primary key,
  version integer not null
) with (fillfactor = 60);

-- What happened. `data` is the event's canonical JSON to the letter, `digest` its SHA-256: anyone can recompute it.
create table event (
  position bigint generated always as identity primary key,
  family text collate "C" not null,
  family_seq integer not null,
  case_id text collate "C" not null,
  seq integer not null,
  type text not null,
  order_id text collate "C",
  recorded text not null,
  data json not null,
  digest bytea not null,
  constraint event_is_next_in_family unique (family, family_seq),
  constraint event_is_next_in_case unique (case_id, seq)
);
create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();

-- Families that are read together. Both directions are kept.
create table family_link (
  family text collate "C" not null,
  linked text collate "C" not null,
  primary key (family, linked)
);
create trigger family_link_is_append_only before update or delete or truncate on family_link
  for each statement execute function refuse_change();

-- What has been taken from each account of a budget.
create table budget_account (
  account text collate "C" primary key,
  taken numeric not null
);

create table idempotency_key (
  scope text collate "C" not null,
  key text collate "C" not null,
  digest text not null,
  answer json not null,
  at bigint not null,
  constraint idempotency_key_once primary key (scope, key)
);
create index idempotency_key_by_age on idempotency_key (at);

-- Work that follows from what was kept.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  case_id text collate "C" not null,
  payload json not null,
  claimed_until bigint not null default 0
);
create index outbox_by_topic on outbox (topic, id);

-- People, organisations, mandates, posts, seats: the stream of the office.
create table office_event (
  seq integer primary key,
  type text not null,
  recorded text not null,
  data json not null,
  digest bytea not null
);
create trigger office_event_is_append_only before update or delete or truncate on office_event
  for each statement execute function refuse_change();

-- Every text of a pack that was ever installed, by its digest.
create table pack_text (
  digest text collate "C" primary key,
  pack text not null,
  version text not null,
  files json not null,
  installed_at bigint not null
);
create trigger pack_text_is_append_only before update or delete or truncate on pack_text
  for each statement execute function refuse_change();
