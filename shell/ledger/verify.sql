-- Everything that contradicts itself in the ledger: no row back is a clean bill. Set by set, so that a large ledger takes seconds.
select 'event digest' as "check", e.position::text as "key", 'the digest is not that of the text' as detail
  from event e where e.digest <> sha256(convert_to(e.data::text, 'UTF8'))
union all
select 'event columns', e.position::text, 'columns and text disagree'
  from event e where e.data ->> 'case' is distinct from e.case_id or (e.data ->> 'seq')::integer is distinct from e.seq
    or e.data ->> 'type' is distinct from e.type or e.data ->> 'recorded' is distinct from e.recorded
union all
select 'case sequence', case_id, 'has ' || count(*) || ' events, the last one is ' || max(seq)
  from event group by case_id having count(*) <> max(seq) or min(seq) <> 1
union all
select 'case in one family', case_id, 'stands in ' || count(distinct family) || ' families' from event group by case_id having count(distinct family) > 1
union all
select 'family sequence', coalesce(e.family, f.family), 'version ' || coalesce(f.version::text, 'none') || ', events ' || coalesce(e.events::text, 'none')
  from (select family, count(*) as events, max(family_seq) as last from event group by family) e full join family f using (family)
  where e.events is distinct from f.version or e.last is distinct from f.version
union all
select 'budget account', coalesce(m.account, a.account), 'moves sum to ' || coalesce(m.sum::text, 'nothing') || ', the account holds ' || coalesce(a.taken::text, 'nothing')
  from (
    select b.account, sum(b.amount) as sum
    from event e, json_to_recordset(e.data -> 'budgets') as b (account text, amount numeric)
    where e.data -> 'budgets' is not null group by b.account
  ) m full join budget_account a using (account)
  where coalesce(m.sum, 0) <> coalesce(a.taken, 0)
union all
select 'register versions', v.register || '/' || v.row_key, 'has ' || count(*) || ' versions, the last one is ' || max(v.version)
  from register_version v group by v.register, v.row_key having count(*) <> max(v.version) or min(v.version) <> 1
union all
select 'register row', v.register || '/' || v.row_key, 'is not its newest version'
  from register_version v left join register_row r using (register, row_key) left join register_word w using (register, row_key)
  where not exists (select from register_version n where n.register = v.register and n.row_key = v.row_key and n.version > v.version)
    and (r.version, r.number, r.status, r.columns, r.case_id, w.search) is distinct from (v.version, v.number, v.status, v.columns, v.case_id, v.search)
union all
select 'docket count', place::text, 'counts ' || counted || ', the docket has ' || cases from docket_miscounted
union all
select 'order', e.case_id || '/1', 'the list of orders tells of another procedure or challenge than the event'
  from event e left join order_given g using (case_id, seq)
  where e.seq = 1 and (e.data -> 'opened' ->> 'procedure', e.data -> 'opened' -> 'challenges' ->> 'case') is distinct from (g.procedure, g.challenged)
union all
select 'order count', place::text, 'counts ' || counted || ', there are ' || times from order_miscounted
union all
select 'answer count', place::text, 'counts ' || counted || ', there are ' || times from answer_miscounted
union all
select 'standing count', place::text, 'counts ' || counted || ', there are ' || cases from standing_miscounted
union all
select 'letter', l.case_id || '/' || l.seq || '/' || l.letter, 'no event tells of it'
  from letter l left join event e on e.case_id = l.case_id and e.seq = l.seq
  where not exists (
    select from json_to_recordset(coalesce(e.data -> 'letters', '[]')) as s (letter text, number text) where s.letter = l.letter and s.number = l.number)
union all
select 'calendar', e.data -> 'because' ->> 'duty', 'was opened ' || count(*) || ' times for ' || (e.data -> 'because' ->> 'period')
  from event e where e.seq = 1 and e.data -> 'because' ->> 'kind' = 'calendar'
  group by e.data -> 'because' ->> 'duty', e.data -> 'because' ->> 'period' having count(*) > 1
union all
select 'transition', case_id, 'went over to the text of ' || (data ->> 'version') || ' ' || count(*) || ' times'
  from event where type = 'moved' group by case_id, data ->> 'digest', data ->> 'version' having count(*) > 1
union all
select 'recorded in order', case_id || '/' || seq, 'is recorded at ' || recorded || ', before the event of its case that it follows'
  from (select case_id, seq, recorded, lag(recorded::timestamptz) over (partition by case_id order by seq) as before from event) r
  where recorded::timestamptz < before
union all
select 'recorded after its cause', case_id || '/' || seq, 'is recorded at ' || recorded || ', before an event of its family that it follows'
  from (
    select case_id, seq, recorded, max(recorded::timestamptz) over (partition by family order by family_seq rows between unbounded preceding and 1 preceding) as before
    from event where data -> 'import' is null
  ) r
  where recorded::timestamptz < before and not exists (
    select from event e where e.case_id = r.case_id and e.seq = r.seq - 1 and e.recorded::timestamptz > r.recorded::timestamptz)
union all
select 'office in order', o.seq::text, 'is recorded at ' || o.recorded || ', before the entry that it follows'
  from (select seq, recorded, lag(recorded::timestamptz) over (order by seq) as before from office_event) o
  where o.recorded::timestamptz < o.before
union all
select 'office sequence', 'office', 'has ' || count(*) || ' events, the last one is ' || max(seq) from office_event having count(*) <> coalesce(max(seq), 0)
union all
select 'office digest', o.seq::text, 'the digest is not that of the text' from office_event o where o.digest <> sha256(convert_to(o.data::text, 'UTF8'))
union all
select 'file', b.digest, 'the bytes have another digest'
  from (select digest, string_agg(bytes, '' order by part) as bytes from blob group by digest) b left join blob_key k on k.digest = b.digest
  where encode(sha256(b.bytes), 'hex') <> case when b.digest like 'parts-%' then k.sum else b.digest end
