-- What the page of a case shows beside its events, in one look: letters without their text, personal facts (the latest of each name, sealed), dates that a
-- calendar moved, what the office wrote. The condition on the office's entries is their index's own.  $1 case
select
  coalesce((
    select json_agg(json_build_object('case', l.case_id, 'seq', l.seq, 'letter', l.letter, 'number', l.number, 'code', l.code, 'to', l.sent_to,
        'served', l.served, 'title', l.title) order by l.seq, l.served desc, l.letter, l.sent_to)
    from letter l where l.case_id = $1), '[]') as letters,
  coalesce((
    select json_agg(json_build_object('fact', f.fact, 'seq', f.seq, 'root', f.root, 'sealed', encode(f.sealed, 'base64')))
    from (select distinct on (v.fact) v.fact, v.seq, v.root, v.sealed from vault_fact v where v.case_id = $1 order by v.fact, v.seq desc) as f), '[]') as sealed,
  coalesce((
    select json_agg(json_build_object('notice', m.notice, 'case', m.case_id, 'clock', m.clock, 'run', m.run, 'kind', m.kind, 'before', m.due_before,
        'after', m.due_after, 'provisionalAfter', m.provisional_after, 'on', m.moved_on) order by m.notice, m.clock, m.run)
    from calendar_move m where m.case_id = $1), '[]') as moves,
  coalesce((
    select json_agg(o.data order by o.seq)
    from office_event o where o.type in ('caseNoted', 'caseHandedOver') and o.data ->> 'case' = $1), '[]') as entries
