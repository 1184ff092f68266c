-- Open reports of one procedure, with what a watch board tells apart; facts as they were given last.
-- $1 procedure  $2, $3, $4 facts that name the harm, the product and the day on which it happened  $5 roles of officials
create function open_incidents(text, text, text, text, text[])
returns table ("case" text, number text, state text, due text, untouched boolean, harm text, product text, happened text)
language sql stable as $$
  select d.case_id, d.number, d.state, case when d.clock_state is distinct from 'paused' then d.due end,
    not exists (select from event e where e.case_id = d.case_id and e.type = 'orderGiven' and e.data ->> 'role' = any ($5)),
    (select e.data -> 'facts' ->> $2 from event e where e.case_id = d.case_id and e.data -> 'facts' ->> $2 is not null order by e.seq desc limit 1),
    (select e.data -> 'facts' ->> $3 from event e where e.case_id = d.case_id and e.data -> 'facts' ->> $3 is not null order by e.seq desc limit 1),
    coalesce(
      (select e.data -> 'facts' ->> $4 from event e where e.case_id = d.case_id and e.data -> 'facts' ->> $4 is not null order by e.seq desc limit 1),
      d.opened_on)
  from docket d where d.procedure = $1 and not d.ended
$$;
