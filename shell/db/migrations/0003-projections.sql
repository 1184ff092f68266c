-- Rows that lists are read from. All of it follows from the events and can be built anew.

-- Where each case stands. Only what lists sort and find by is indexed: it is written with every order.
create table docket (
  case_id text collate "C" primary key,
  family text collate "C" not null,
  procedure text not null,
  number text not null,
  state text not null,
  ended boolean not null,
  waits text,
  office text,
  title jsonb not null,
  subject text collate "C",
  tier text,
  opened_on text collate "C" not null,
  parties jsonb not null,
  clock text,
  due text collate "C",
  due_instant bigint,
  clock_state text,
  late boolean not null,
  provisional boolean not null,
  order_next text,
  shown text not null,
  seq integer not null,
  updated_at bigint not null,
  pack text not null
) with (fillfactor = 70);
create index docket_by_due on docket (coalesce(due, '9999-12-31'), case_id) where not ended;
create index docket_by_opening on docket (opened_on, case_id);
create index docket_by_subject on docket (subject);
create index docket_by_number on docket (number);

-- Who is a party where, and the words a case is found by: these hardly ever change, so they are not written with every order.
create table case_party (
  party text collate "C" not null,
  case_id text collate "C" not null,
  primary key (party, case_id)
);
create table case_text (
  case_id text collate "C" primary key,
  search text not null
);
create index case_text_by_bigrams on case_text using gin (bigrams(search)) with (fastupdate = off);

-- A timer only wakes its case. A claim lapses, so that no server's death loses one.
create table timer (
  case_id text collate "C" not null,
  clock text collate "C" not null,
  run integer not null,
  wakes_at bigint not null,
  claimed_until bigint not null default 0,
  primary key (case_id, clock, run)
) with (fillfactor = 70);
create index timer_by_time on timer (wakes_at);

-- Runs of clocks that are over: the page of times.
create table clock_run (
  case_id text collate "C" not null,
  procedure text not null,
  clock text not null,
  run integer not null,
  from_day text collate "C" not null,
  due text collate "C",
  met_on text collate "C",
  days integer not null,
  working_days integer,
  late boolean not null,
  state text not null,
  primary key (case_id, clock, run)
);
create index clock_run_by_procedure on clock_run (procedure, clock, met_on);
