-- Years of a calendar as a notice gives them, newer than the text of the law: docs/decisions/0031. Days before `from_day` stay as they were counted.
create table calendar_notice (
  id bigint generated always as identity primary key,
  calendar text collate "C" not null,
  year integer not null,
  from_day text collate "C" not null,
  days json not null,
  applied_at bigint not null
);
create trigger calendar_notice_is_append_only before update or delete or truncate on calendar_notice
  for each statement execute function refuse_change();

-- Whose date it moved. `notice` is the last of those that were applied together.
create table calendar_move (
  notice bigint not null,
  case_id text collate "C" not null,
  clock text collate "C" not null,
  run integer not null,
  kind text not null,
  due_before text collate "C",
  due_after text collate "C",
  provisional_before boolean not null,
  provisional_after boolean not null,
  moved_on text collate "C" not null,
  primary key (notice, case_id, clock, run)
);
create index calendar_move_by_case on calendar_move (case_id);
create trigger calendar_move_is_append_only before update or delete or truncate on calendar_move
  for each statement execute function refuse_change();
