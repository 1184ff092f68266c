-- What a browser calls itself, how somebody named a passkey, and a provider's own name for a person are personal too. The first two lie sealed under a
-- root of their row; of the third a digest is enough (HMAC-SHA-256 under a key of the key store), since it is only ever looked up.
-- The columns of before stay for rows that a start of the new program still has to seal; then they are null.
alter table session add column root text collate "C", add column sealed bytea, alter column agent drop not null;
alter table passkey add column root text collate "C", add column sealed bytea, alter column name drop not null;
alter table provider_link add column subject_digest text collate "C", drop constraint provider_link_pkey, alter column subject drop not null;
alter table provider_link add constraint provider_link_once unique (issuer, subject_digest);

create trigger key_goes_with_row after delete or update of root on session for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on passkey for each row execute function destroy_key_of_row();

update sealing set done = false where exists (select from session) or exists (select from passkey) or exists (select from provider_link);
