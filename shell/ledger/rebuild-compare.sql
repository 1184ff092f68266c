-- Rows that are kept otherwise than the events say; open cases otherwise counted than they are.
with compared ("table", "key", kept, rebuilt) as (
  select 'docket', case_id, to_jsonb(k), to_jsonb(r) from public.docket k full join rebuild.docket r using (case_id)
  union all
  select 'case_party', party || '/' || case_id, to_jsonb(k), to_jsonb(r) from public.case_party k full join rebuild.case_party r using (party, case_id)
  union all
  select 'case_text', case_id, to_jsonb(k), to_jsonb(r) from public.case_text k full join rebuild.case_text r using (case_id)
  union all
  select 'timer', case_id || '/' || clock || '/' || run, to_jsonb(k) - 'claimed_until', to_jsonb(r) - 'claimed_until'
    from public.timer k full join rebuild.timer r using (case_id, clock, run)
  union all
  select 'clock_run', case_id || '/' || clock || '/' || run, to_jsonb(k), to_jsonb(r)
    from public.clock_run k full join rebuild.clock_run r using (case_id, clock, run)
  union all
  select 'order_given', case_id || '/' || seq, to_jsonb(k), to_jsonb(r)
    from public.order_given k full join rebuild.order_given r using (case_id, seq)
  union all
  select 'docket_count', place::text, to_jsonb(counted), to_jsonb(cases) from public.docket_miscounted
  union all
  select 'order_count', place::text, to_jsonb(counted), to_jsonb(times) from public.order_miscounted
  union all
  select 'answer_count', place::text, to_jsonb(counted), to_jsonb(times) from public.answer_miscounted
  union all
  select 'standing_count', place::text, to_jsonb(counted), to_jsonb(cases) from public.standing_miscounted
  union all
  select 'register_version', register || '/' || row_key || '/' || version, to_jsonb(k), to_jsonb(r)
    from public.register_version k full join rebuild.register_version r using (register, row_key, version)
  union all
  select 'register_row', register || '/' || row_key, to_jsonb(k), to_jsonb(r)
    from public.register_row k full join rebuild.register_row r using (register, row_key)
  union all
  select 'register_word', register || '/' || row_key, to_jsonb(k), to_jsonb(r)
    from public.register_word k full join rebuild.register_word r using (register, row_key)
)
select "table", "key", kept, rebuilt from compared where kept is distinct from rebuilt order by 1, 2
