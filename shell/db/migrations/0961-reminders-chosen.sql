-- Which reminders somebody with an account wants. A row comes with the first mail of a kind: its token stands in every mail, and switches
-- this kind on or off, nothing else.
create table reminder_choice (
  person text collate "C" not null,
  kind text collate "C" not null check (kind in ('cases', 'ahead')),
  token text collate "C" not null,
  off_since bigint,
  primary key (person, kind),
  constraint reminder_choice_token_once unique (token)
);

-- Whoever follows a case with a code may leave an address for it: a subscription of the topic `case`, whose target is the case. The case knows
-- nothing of it: no event, no docket row and no view of the office reads this table. It is deleted when the case ends.
create index subscription_of_case on subscription (target) where topic = 'case';

-- What happened in such a case is work for whoever writes the mails.
create function tell_code_holder() returns trigger language plpgsql as $$
begin
  if exists (select from subscription where topic = 'case' and target = new.case_id and confirmed_at is not null) then
    insert into outbox (topic, case_id, payload) values ('followed', new.case_id, json_build_object('seq', new.seq));
  end if;
  return null;
end
$$;
create trigger event_is_told_to_code_holder after insert on event for each row execute function tell_code_holder();
