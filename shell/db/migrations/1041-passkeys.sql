-- Passkeys (WebAuthn): a public key for each, and how often it was used. None of it is a secret.
create table passkey (
  -- The credential's id, base64url.
  id text collate "C" primary key,
  person text collate "C" not null,
  name text not null,
  public_key text not null,
  -- Of authenticators that count; 0 of those that do not.
  counter bigint not null,
  transports json not null,
  -- Whether it is kept in more than one device.
  backed_up boolean not null,
  made_ms bigint not null,
  used_ms bigint
);
create index passkey_of_person on passkey (person);
