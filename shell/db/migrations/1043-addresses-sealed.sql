-- Names and e-mail addresses of people are sealed as everything personal is (1020): an account, a subscription, an invitation and a mail name the
-- root key they lie under. An address is looked up by `…_digest`, an HMAC-SHA-256 of it in lower case whose key lies with the other keys.
-- Columns of before stay for rows that a start of the new program still has to seal; then they are null.
alter table account add column root text collate "C", add column sealed bytea, add column email_digest text collate "C",
  alter column email drop not null, alter column name drop not null, drop constraint account_email_once;
alter table account add constraint account_email_once unique (email_digest);

alter table subscription add column root text collate "C", add column sealed bytea, add column email_digest text collate "C",
  alter column email drop not null, drop constraint subscription_once;
alter table subscription add constraint subscription_once unique (email_digest, topic, target);

-- Address, words, way out and link lie sealed; `link_id` names the link of a mail that still waits.
alter table mail add column root text collate "C", add column sealed bytea, add column address_digest text collate "C",
  add column link_id text collate "C", alter column address drop not null, alter column subject drop not null, alter column body drop not null;
create index mail_of_address on mail (address_digest);
create index mail_that_was_sent on mail (sent_at) where sealed is not null;
create index mail_of_subscription on mail (subscription) where subscription is not null;
create index mail_of_link on mail (link_id) where link_id is not null;

alter table invitation add column root text collate "C", add column sealed bytea, add column email_digest text collate "C",
  alter column email drop not null, alter column name drop not null;
drop index invitation_of_address;
create index invitation_of_address on invitation (email_digest);

-- A request is a matter of minutes, and needs no address: the digest finds the account.
delete from reset_asked;
alter table reset_asked add column email_digest text collate "C" not null, drop column email;

-- Their content held a new address in plain words. Who had asked asks once more.
delete from one_time_token where purpose = 'confirm-email';
delete from mail where link ->> 'purpose' = 'confirm-email';

create trigger key_goes_with_row after delete or update of root on account for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on subscription for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on mail for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on invitation for each row execute function destroy_key_of_row();

update sealing set done = false where exists (select from account) or exists (select from subscription) or exists (select from mail)
  or exists (select from invitation);
