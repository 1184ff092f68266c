-- Who wants to be told of an entry, a company or a register by e-mail: an address and a language, no account. Ending it deletes it.
create table subscription (
  id text collate "C" primary key,
  email text not null,
  lang text not null,
  topic text not null,
  target text not null,
  -- Stands in every mail, since with it one ends the subscription; it opens nothing else.
  token text collate "C" not null,
  asked_at bigint not null,
  confirmed_at bigint,
  constraint subscription_once unique (email, topic, target),
  constraint subscription_token_once unique (token)
);
create index subscription_by_topic on subscription (topic, target) where confirmed_at is not null;

-- Mails that were written, and when they were handed over. `once` keeps a job that runs twice from writing one twice.
create table mail (
  id bigint generated always as identity primary key,
  once text collate "C" not null,
  subscription text collate "C",
  address text not null,
  lang text not null,
  subject text not null,
  body text not null,
  ends text,
  written_at bigint not null,
  sent_at bigint,
  claimed_until bigint not null default 0,
  constraint mail_once unique (once)
);
create index mail_to_send on mail (id) where sent_at is null;

-- A new version of a public row is work for whoever writes the mails, where anybody wants one.
create function tell_register_version() returns trigger language plpgsql as $$
begin
  if exists (select from subscription where confirmed_at is not null) then
    insert into outbox (topic, case_id, payload)
      values ('register', new.case_id, json_build_object('register', new.register, 'rowKey', new.row_key, 'version', new.version));
  end if;
  return null;
end
$$;
create trigger register_version_is_told after insert on register_version
  for each row when (new.shown = 'public') execute function tell_register_version();
