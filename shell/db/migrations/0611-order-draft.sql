-- What an official was still writing for an order, one row a person and a round: the words of a letter before it was sent. Nothing
-- personal is kept in it. `round` counts how often the order had been given in this case.
create table order_draft (
  case_id text collate "C" not null,
  order_name text collate "C" not null,
  round integer not null,
  person text collate "C" not null,
  gives json not null,
  saved_at bigint not null,
  primary key (case_id, order_name, round, person)
);
