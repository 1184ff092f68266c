-- Who signs in with a provider (OpenID Connect): the provider's own name for a person, and whose account it is.
create table provider_link (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person text collate "C" not null,
  linked_ms bigint not null,
  primary key (issuer, subject),
  constraint provider_link_of_person_once unique (person, issuer)
);
