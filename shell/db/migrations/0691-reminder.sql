-- What was told of a clock before it ran out, and once it had: each rung of each date once. No history: a mail is no order.
create table reminder (
  case_id text collate "C" not null,
  clock text collate "C" not null,
  -- The instant after which the date has passed, as in `timer`: a date that moves is told anew.
  wakes_at bigint not null,
  rung text collate "C" not null,
  told_at bigint not null,
  primary key (case_id, clock, wakes_at, rung)
);
