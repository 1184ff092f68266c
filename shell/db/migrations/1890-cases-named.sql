-- A case that others name by a fact listens to them and they to it (decision 0202). The events say which case was named.
create index event_names on event using gin (((data -> 'named')::jsonb)) where (data -> 'named') is not null;

-- A decision that asked who names a case is kept only if nobody else names it by now. Who names it has read its family, so the lock on
-- the family makes the two wait for each other, and the later one sees what the earlier one kept.
create or replace function append_order(batch jsonb, events json) returns bigint language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  wanted jsonb := batch -> 'families';
  move record;
  changed integer;
  added integer;
  last bigint;
begin
  -- Families first and in the order of their names, so that no two appends wait for each other.
  if jsonb_array_length(wanted) > 1 then
    perform 1 from family where family in (select f.family from jsonb_to_recordset(wanted) as f (family text)) order by family for update;
  end if;
  update family as f set version = f.version + w.adds
    from jsonb_to_recordset(wanted) as w (family text, version integer, adds integer)
    where f.family = w.family and f.version = w.version and w.version > 0;
  get diagnostics changed = row_count;
  if changed < jsonb_array_length(wanted) then
    insert into family (family, version)
      select w.family, w.adds from jsonb_to_recordset(wanted) as w (family text, version integer, adds integer) where w.version = 0
      on conflict (family) do nothing;
    get diagnostics added = row_count;
    if changed + added < jsonb_array_length(wanted) then raise exception 'someone was faster' using errcode = 'OR002'; end if;
  end if;

  if batch ? 'key' then
    insert into idempotency_key (scope, key, digest, answer, at)
      select k.scope, k.key, k.digest, k.answer, k.at
      from jsonb_to_record(batch -> 'key') as k (scope text, key text, digest text, answer json, at bigint)
      on conflict do nothing;
    if not found then raise exception 'the key was used before' using errcode = 'OR004'; end if;
  end if;

  -- What a decision rested on must still stand so: accounts in the order of their names, before those that it moves, so that of two decisions
  -- that each looked at what the other takes one is decided again.
  if batch ? 'rested' then
    insert into budget_account (account, taken)
      select r.account, 0 from jsonb_to_recordset(batch -> 'rested') as r (account text) order by r.account
      on conflict do nothing;
    perform 1 from budget_account
      where account in (select r.account from jsonb_to_recordset(batch -> 'rested') as r (account text)
                        union select b.account from jsonb_to_recordset(coalesce(batch -> 'budgets', '[]')) as b (account text))
      order by account for update;
    if exists (select 1 from jsonb_to_recordset(batch -> 'rested') as r (account text, taken numeric)
               join budget_account a on a.account = r.account where a.taken <> r.taken) then
      raise exception 'someone was faster' using errcode = 'OR002';
    end if;
  end if;

  if batch ? 'named' and exists (
    select 1 from jsonb_to_recordset(batch -> 'named') as n (fact text, "case" text, found integer)
    where n.found <> (select count(distinct e.case_id) from event e
                      where (e.data -> 'named') is not null and (e.data -> 'named')::jsonb @> jsonb_build_object(n.fact, n."case"))
  ) then
    raise exception 'someone was faster' using errcode = 'OR002';
  end if;

  if batch ? 'budgets' then
    insert into budget_account (account, taken)
      select distinct b.account, 0 from jsonb_to_recordset(batch -> 'budgets') as b (account text) order by b.account
      on conflict do nothing;
    perform 1 from budget_account where account in (select b.account from jsonb_to_recordset(batch -> 'budgets') as b (account text))
      order by account for update;
    for move in select b.* from rows from (jsonb_to_recordset(batch -> 'budgets') as (account text, amount numeric, ceiling numeric, over boolean)) as b loop
      update budget_account set taken = taken + move.amount
        where account = move.account and (move.amount <= 0 or move.over or taken + move.amount <= move.ceiling);
      if not found then raise exception 'the budget is exhausted' using errcode = 'OR003', detail = move.account; end if;
    end loop;
  end if;

  insert into event (family, family_seq, case_id, seq, type, order_id, recorded, data, digest)
    select e.family, e."familySeq", e."case", e.seq, e.type, e."orderId", e.recorded, e.data, sha256(convert_to(e.data::text, 'UTF8'))
    from json_to_recordset(events) as e (family text, "familySeq" integer, "case" text, seq integer, type text, "orderId" text, recorded text, data json);
  last := lastval();

  if batch ? 'links' then
    insert into family_link (family, linked)
      select family, linked from jsonb_to_recordset(batch -> 'links') as l (family text, linked text)
      union select linked, family from jsonb_to_recordset(batch -> 'links') as l (family text, linked text)
      order by 1, 2
      on conflict do nothing;
  end if;
  if batch ? 'docket' then perform keep_docket(batch -> 'docket', batch -> 'timers'); end if;
  if batch ? 'clocks' then perform keep_clocks(batch -> 'clocks'); end if;
  if batch ? 'registers' then perform keep_registers(batch -> 'registers'); end if;
  if batch ? 'files' then perform keep_files(batch -> 'files'); end if;
  if batch ? 'letters' or batch ? 'vault' or batch ? 'erase' then perform keep_vault(batch); end if;
  if batch ? 'outbox' then
    insert into outbox (topic, case_id, payload)
      select o.topic, o."case", o.payload from jsonb_to_recordset(batch -> 'outbox') as o (topic text, "case" text, payload json);
  end if;
  return last;
end
$$;
