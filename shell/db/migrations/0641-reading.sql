-- Who opened a case about a person, or a letter or file of it: written as it is opened, by the server and not by the reader, and never
-- altered, for that person to read (Personal Information Protection Law 51, 54). Nothing of what was read is kept.
-- `reader` and `role` are null for somebody not signed in; `seat` is how the reader stood towards the case.
create table reading (
  id bigint generated always as identity primary key,
  case_id text collate "C" not null,
  read_at bigint not null,
  reader text collate "C",
  role text collate "C",
  seat text collate "C" not null,
  what text collate "C" not null,
  name text collate "C" not null,
  refused boolean not null
);
create index reading_by_case on reading (case_id, id);
create trigger reading_is_append_only before update or delete or truncate on reading
  for each statement execute function refuse_change();
