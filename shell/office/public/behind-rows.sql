-- What stands behind rows of a register: how each case was opened and where it stands; of its opening facts those that were
-- assumed and that nobody has told since.  $1 cases
select e.case_id as "case", e.data -> 'opened' as opened, d.state, d.ended, d.due, d.provisional, d.shown,
  array(
    select fact from json_array_elements_text(coalesce(e.data -> 'assumed', '[]')) as fact
    where not exists (
      select from event l
      where l.case_id = e.case_id and l.seq > 1 and l.type = 'orderGiven' and l.data -> 'facts' -> fact is not null)
  ) as assumed
from event e join docket d using (case_id)
where e.case_id = any ($1::text[]) and e.seq = 1
