-- Everything personal is sealed under keys that lie outside the database (shell/keys, docs/decisions/0116): a row names the `root` key, the bytes
-- are AES-256-GCM under a key derived from it. Columns of before stay for rows that a start of the new program still has to seal; then they are null.
alter table vault_fact add column root text collate "C", add column sealed bytea, alter column salt drop not null, alter column value drop not null;
alter table letter_key add column root text collate "C", alter column key drop not null;
alter table blob_key add column root text collate "C", alter column key drop not null;
alter table office_text add column root text collate "C", add column sealed bytea, alter column salt drop not null, alter column value drop not null;
-- The name of a file is sealed with it: people name files after themselves.
alter table attachment add column sealed_name bytea, alter column name drop not null;
alter table draft add column root text collate "C", add column sealed bytea, alter column gives drop not null, alter column aside drop not null;
alter table order_draft add column root text collate "C", add column sealed bytea, alter column gives drop not null;

-- Whether anything of before is still to be sealed. One row.
create table sealing (done boolean not null);
insert into sealing values (not exists (select from vault_fact) and not exists (select from letter_key) and not exists (select from blob_key)
  and not exists (select from office_text) and not exists (select from draft) and not exists (select from order_draft));

-- Keys of rows that are gone. A row is written in the transaction that deletes what the key opened, and goes once the key is destroyed: a
-- crash in between loses nothing. Of a root that several rows share only the keys of those that are left are kept.
create table key_to_destroy (
  root text collate "C" not null,
  case_id text collate "C" not null,
  primary key (root, case_id)
);

create function destroy_key_of_row() returns trigger language plpgsql as $$
begin
  if old.root is not null and (tg_op = 'DELETE' or new.root is distinct from old.root) then
    insert into key_to_destroy (root, case_id) values (old.root, coalesce(to_jsonb(old) ->> 'case_id', '')) on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger key_goes_with_row after delete or update of root on vault_fact for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on letter_key for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on blob_key for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on office_text for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on draft for each row execute function destroy_key_of_row();
create trigger key_goes_with_row after delete or update of root on order_draft for each row execute function destroy_key_of_row();

-- A letter is only added to, but its sealed bytes may be sealed again under another key.
create function refuse_change_of_letter() returns trigger language plpgsql as $$
begin
  if (old.case_id, old.seq, old.letter, old.number, old.code, old.sent_to, old.served, old.title::text)
     is distinct from (new.case_id, new.seq, new.letter, new.number, new.code, new.sent_to, new.served, new.title::text) then
    raise exception 'letter is only added to: update is refused' using errcode = 'OR001';
  end if;
  return new;
end
$$;
drop trigger letter_is_append_only on letter;
create trigger letter_is_append_only before delete or truncate on letter for each statement execute function refuse_change();
create trigger letter_stays_as_sent before update on letter for each row execute function refuse_change_of_letter();

-- Letters, personal facts, and what is to be forgotten, sealed before they come here. Bytes come as base64.
create or replace function keep_vault(batch jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  if batch ? 'letters' then
    insert into letter (case_id, seq, letter, number, code, sent_to, served, title, body)
      select l."case", l.seq, l.letter, l.number, l.code, l."to", l.served, l.title, decode(l.body, 'base64')
      from jsonb_to_recordset(batch -> 'letters') as l ("case" text, seq integer, letter text, number text, code text, "to" text,
        served text, title jsonb, body text);
    insert into letter_key (case_id, seq, letter, sent_to, root)
      select l."case", l.seq, l.letter, l."to", l.root
      from jsonb_to_recordset(batch -> 'letters') as l ("case" text, seq integer, letter text, "to" text, root text);
  end if;
  if batch ? 'vault' then
    insert into vault_fact (case_id, fact, seq, root, sealed)
      select v."case", v.fact, v.seq, v.root, decode(v.sealed, 'base64')
      from jsonb_to_recordset(batch -> 'vault') as v ("case" text, fact text, seq integer, root text, sealed text);
    update blob_key k set case_id = v."case", fact = v.fact
      from jsonb_to_recordset(batch -> 'vault') as v ("case" text, fact text, files jsonb)
      where v.files ? k.digest;
  end if;
  if batch ? 'erase' then
    delete from vault_fact f using jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where f.case_id = e."case" and e.facts ? f.fact;
    delete from attachment a using blob_key k, jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where k.case_id = e."case" and e.facts ? k.fact and a.stored = k.digest;
    delete from attachment_use u using jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where u.case_id = e."case" and e.facts ? u.fact;
    delete from blob b using blob_key k, jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where k.case_id = e."case" and e.facts ? k.fact and b.digest = k.digest;
    delete from blob_key k using jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where k.case_id = e."case" and e.facts ? k.fact;
    delete from letter_key k using jsonb_to_recordset(batch -> 'erase') as e ("case" text, letters jsonb)
      where k.case_id = e."case" and e.letters @> to_jsonb(k.seq);
    -- What an official was still writing may hold the same words.
    delete from order_draft d using jsonb_to_recordset(batch -> 'erase') as e ("case" text) where d.case_id = e."case";
  end if;
end
$$;
