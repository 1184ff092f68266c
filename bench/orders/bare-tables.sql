-- The newest versions of rows as they were kept until December 2026: with their words, and with indexes of the words, of all columns and of the state.
-- The peer goes on writing here. A peer that wrote our own leaner tables would gain with us, and hide what they bring.
create table if not exists bare_register_row (
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
  primary key (register, row_key)
) with (fillfactor = 90);
create unique index if not exists bare_register_row_by_number on bare_register_row (register, number, row_key);
create index if not exists bare_register_row_by_status on bare_register_row (register, status);
create index if not exists bare_register_row_by_case on bare_register_row (case_id);
create index if not exists bare_register_row_by_columns on bare_register_row using gin (columns jsonb_path_ops) with (fastupdate = off);
create index if not exists bare_register_row_by_bigrams on bare_register_row using gin (bigrams(search)) with (fastupdate = off);
