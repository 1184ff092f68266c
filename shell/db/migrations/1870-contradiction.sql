-- An event that contradicts a promise of the text that decides its case, once each: found by the monitors, answered by somebody of the office.
-- What was found is never deleted, and a note is given once.
create table contradiction (
  case_id text collate "C" not null,
  seq integer not null,
  promise text collate "C" not null,
  digest text collate "C" not null,
  why json not null,
  found_at bigint not null,
  noted_at bigint,
  noted_by text collate "C",
  note text,
  primary key (case_id, seq, promise),
  constraint contradiction_noted_whole check (num_nulls(noted_at, noted_by, note) in (0, 3))
);
create index contradiction_open on contradiction (found_at) where noted_at is null;
create function keep_contradiction() returns trigger language plpgsql as $$
begin
  if old.noted_at is not null or (old.case_id, old.seq, old.promise, old.digest, old.why::text, old.found_at)
    is distinct from (new.case_id, new.seq, new.promise, new.digest, new.why::text, new.found_at) then
    raise exception '% is only added to: % is refused', tg_table_name, lower(tg_op) using errcode = 'OR001';
  end if;
  return new;
end
$$;
create trigger contradiction_is_noted_once before update on contradiction for each row execute function keep_contradiction();
create trigger contradiction_is_never_lost before delete or truncate on contradiction for each statement execute function refuse_change();
