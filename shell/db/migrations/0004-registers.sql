-- Every version of every row, for ever.
create table register_version (
  register text collate "C" not null,
  row_key text collate "C" not null,
  version integer not null,
  number text collate "C" not null,
  status text,
  columns jsonb not null,
  search text not null,
  case_id text collate "C" not null,
  since text collate "C" not null,
  until text collate "C",
  struck_by text,
  shown text not null,
  constraint register_version_is_next primary key (register, row_key, version)
);
create trigger register_version_is_append_only before update or delete or truncate on register_version
  for each statement execute function refuse_change();

-- The newest version of each row: what is searched. Columns that every register may be narrowed by stand apart.
create table register_row (
  register text collate "C" not null,
  row_key text collate "C" not null,
  version integer not null,
  number text collate "C" not null,
  status text collate "C",
  columns jsonb not null,
  search text not null,
  case_id text collate "C" not null,
  since text collate "C" not null,
  until text collate "C",
  struck_by text,
  shown text collate "C" not null,
  tier text collate "C" generated always as (columns ->> 'tier') stored,
  purpose text collate "C" generated always as (columns ->> 'purpose') stored,
  company text collate "C" generated always as (columns ->> 'company') stored,
  primary key (register, row_key)
) with (fillfactor = 90);
create unique index register_row_by_number on register_row (register, number, row_key);
create index register_row_by_status on register_row (register, status);
create index register_row_by_tier on register_row (register, tier);
create index register_row_by_purpose on register_row (register, purpose);
create index register_row_by_company on register_row (register, company);
create index register_row_by_case on register_row (case_id);
create index register_row_by_columns on register_row using gin (columns jsonb_path_ops) with (fastupdate = off);
create index register_row_by_bigrams on register_row using gin (bigrams(search)) with (fastupdate = off);
