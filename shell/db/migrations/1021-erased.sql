-- What is erased is counted for the year's report, and a case's own list of it is short.
create index event_erased on event (recorded) where type = 'factsErased';

-- Cases whose period of keeping is over, and that something still holds: told in the year's report. The row goes once the case was erased.
create table retention_held (
  case_id text collate "C" primary key,
  procedure text collate "C" not null,
  due text collate "C" not null,
  because text not null,
  until text collate "C"
);

-- As in 1020; with the letters of a case go the notes that the office wrote on it, and a case that is done with is held no more.
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
    delete from office_text t using office_event o, jsonb_to_recordset(batch -> 'erase') as e ("case" text, notes boolean)
      where e.notes and o.type in ('caseNoted', 'caseHandedOver') and (o.data ->> 'case') = e."case" and t.commitment = o.data ->> 'note';
    delete from retention_held h using jsonb_to_recordset(batch -> 'erase') as e ("case" text) where h.case_id = e."case";
  end if;
end
$$;
