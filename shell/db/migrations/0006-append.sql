-- Keeps all that one order brings about, or nothing: whatever stands in the way is raised, and the statement undone.
--   OR002 a family has moved on   OR003 a budget's ceiling would be passed (the account is the detail)   OR004 the key was used before
-- It is a function and no `with` chain because its parts are planned once in a session, on the embedded engine too, and
-- parts that an order does not use cost nothing: docs in shell/ledger/append.ts.
-- The settings keep each join with the batch's own few rows on the index of the table: a plan is made once, often while the tables are still
-- empty, and the planner guesses a hundred rows in every batch; without them an append reads whole tables (measured: 20 times slower at 3,000 cases).
--   batch   families [{family, version, adds}], key, docket, timers, clocks, registers, letters, links, budgets, vault, erase, outbox
--   events  [{family, familySeq, case, seq, type, orderId, recorded, data}], `data` being kept to the letter
create function append_order(batch jsonb, events json) returns bigint language plpgsql
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

  if batch ? 'budgets' then
    insert into budget_account (account, taken)
      select distinct b.account, 0 from jsonb_to_recordset(batch -> 'budgets') as b (account text) order by b.account
      on conflict do nothing;
    perform 1 from budget_account where account in (select b.account from jsonb_to_recordset(batch -> 'budgets') as b (account text))
      order by account for update;
    for move in select b.* from rows from (jsonb_to_recordset(batch -> 'budgets') as (account text, amount numeric, ceiling numeric)) as b loop
      update budget_account set taken = taken + move.amount
        where account = move.account and (move.amount <= 0 or taken + move.amount <= move.ceiling);
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
  if batch ? 'letters' or batch ? 'vault' or batch ? 'erase' then perform keep_vault(batch); end if;
  if batch ? 'outbox' then
    insert into outbox (topic, case_id, payload)
      select o.topic, o."case", o.payload from jsonb_to_recordset(batch -> 'outbox') as o (topic text, "case" text, payload json);
  end if;
  return last;
end
$$;

-- Rows of the docket, and the timers of these cases.
create function keep_docket(rows jsonb, timers jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  insert into docket as d
    select r."case", r.family, r.procedure, r.number, r.state, r.ended, r.waits, r.office, r.title, r.subject, r.tier, r."openedOn", r.parties,
           r.clock, r.due, r."dueInstant", r."clockState", r.late, r.provisional, r."orderNext", r.shown, r.seq, r."updatedAt", r.pack
    from jsonb_to_recordset(rows) as r (
      "case" text, family text, procedure text, number text, state text, ended boolean, waits text, office text, title jsonb, subject text,
      tier text, "openedOn" text, parties jsonb, clock text, due text, "dueInstant" bigint, "clockState" text, late boolean,
      provisional boolean, "orderNext" text, shown text, seq integer, "updatedAt" bigint, pack text)
    order by r."case"
    on conflict (case_id) do update set
      family = excluded.family, procedure = excluded.procedure, number = excluded.number, state = excluded.state, ended = excluded.ended,
      waits = excluded.waits, office = excluded.office, title = excluded.title, subject = excluded.subject, tier = excluded.tier,
      opened_on = excluded.opened_on, parties = excluded.parties, clock = excluded.clock, due = excluded.due, due_instant = excluded.due_instant,
      clock_state = excluded.clock_state, late = excluded.late, provisional = excluded.provisional, order_next = excluded.order_next,
      shown = excluded.shown, seq = excluded.seq, updated_at = excluded.updated_at, pack = excluded.pack;
  -- `search` comes along only where it may have changed.
  if jsonb_path_exists(rows, '$[*].search') then
    insert into case_text as t (case_id, search)
      select r."case", r.search from jsonb_to_recordset(rows) as r ("case" text, search text) where r.search is not null order by 1
      on conflict (case_id) do update set search = excluded.search where t.search <> excluded.search;
    insert into case_party (party, case_id)
      select distinct p.value ->> 'id', r."case"
      from jsonb_to_recordset(rows) as r ("case" text, search text, parties jsonb), jsonb_each(r.parties) as p
      where r.search is not null order by 1, 2
      on conflict do nothing;
  end if;
  perform keep_timers(rows, timers);
end
$$;

-- The timers of these cases [{case}]: those not named any more go.
create function keep_timers(cases jsonb, timers jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  delete from timer t using jsonb_to_recordset(cases) as r ("case" text)
    where t.case_id = r."case" and not exists (
      select from jsonb_to_recordset(timers) as w ("case" text, clock text, run integer)
      where w."case" = t.case_id and w.clock = t.clock and w.run = t.run);
  if jsonb_array_length(timers) > 0 then
    insert into timer as t (case_id, clock, run, wakes_at)
      select w."case", w.clock, w.run, w."wakesAt"
      from jsonb_to_recordset(timers) as w ("case" text, clock text, run integer, "wakesAt" bigint)
      order by 1, 2, 3
      on conflict (case_id, clock, run) do update set wakes_at = excluded.wakes_at, claimed_until = 0
        where t.wakes_at <> excluded.wakes_at;
  end if;
end
$$;

create function keep_clocks(rows jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  insert into clock_run
    select r."case", r.procedure, r.clock, r.run, r."from", r.due, r."metOn", r.days, r."workingDays", r.late, r.state
    from jsonb_to_recordset(rows) as r ("case" text, procedure text, clock text, run integer, "from" text, due text, "metOn" text,
      days integer, "workingDays" integer, late boolean, state text)
    on conflict (case_id, clock, run) do update set due = excluded.due, met_on = excluded.met_on, days = excluded.days,
      working_days = excluded.working_days, late = excluded.late, state = excluded.state;
end
$$;

-- Versions are kept for ever; the newest of each row is what is searched.
create function keep_registers(rows jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  v record;
begin
  for v in
    select r.* from rows from (jsonb_to_recordset(rows) as (register text, "rowKey" text, version integer, number text, status text, columns jsonb,
      search text, "case" text, since text, until text, "struckBy" text, shown text)) as r
    order by r.register, r."rowKey", r.version
  loop
    insert into register_version values (v.register, v."rowKey", v.version, v.number, v.status, v.columns, v.search, v."case", v.since, v.until,
      v."struckBy", v.shown);
    insert into register_row as r (register, row_key, version, number, status, columns, search, case_id, since, until, struck_by, shown)
      values (v.register, v."rowKey", v.version, v.number, v.status, v.columns, v.search, v."case", v.since, v.until, v."struckBy", v.shown)
      on conflict (register, row_key) do update set version = excluded.version, number = excluded.number, status = excluded.status,
        columns = excluded.columns, search = excluded.search, case_id = excluded.case_id, since = excluded.since, until = excluded.until,
        struck_by = excluded.struck_by, shown = excluded.shown
        where r.version < excluded.version;
  end loop;
end
$$;

-- Letters with their keys, personal facts, and what is to be forgotten. Bytes come as base64.
create function keep_vault(batch jsonb) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  if batch ? 'letters' then
    insert into letter (case_id, seq, letter, number, code, sent_to, served, title, body)
      select l."case", l.seq, l.letter, l.number, l.code, l."to", l.served, l.title, decode(l.body, 'base64')
      from jsonb_to_recordset(batch -> 'letters') as l ("case" text, seq integer, letter text, number text, code text, "to" text,
        served text, title jsonb, body text);
    insert into letter_key (case_id, seq, letter, sent_to, key)
      select l."case", l.seq, l.letter, l."to", decode(l.key, 'base64')
      from jsonb_to_recordset(batch -> 'letters') as l ("case" text, seq integer, letter text, "to" text, key text);
  end if;
  if batch ? 'vault' then
    insert into vault_fact (case_id, fact, seq, salt, value)
      select v."case", v.fact, v.seq, decode(v.salt, 'base64'), v.value::json
      from jsonb_to_recordset(batch -> 'vault') as v ("case" text, fact text, seq integer, salt text, value text);
    update blob_key k set case_id = v."case", fact = v.fact
      from jsonb_to_recordset(batch -> 'vault') as v ("case" text, fact text, files jsonb)
      where v.files ? k.digest;
  end if;
  if batch ? 'erase' then
    delete from vault_fact f using jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where f.case_id = e."case" and e.facts ? f.fact;
    delete from blob_key k using jsonb_to_recordset(batch -> 'erase') as e ("case" text, facts jsonb)
      where k.case_id = e."case" and e.facts ? k.fact;
    delete from letter_key k using jsonb_to_recordset(batch -> 'erase') as e ("case" text, letters jsonb)
      where k.case_id = e."case" and e.letters @> to_jsonb(k.seq);
  end if;
end
$$;
