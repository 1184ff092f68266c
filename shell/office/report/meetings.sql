-- Meetings whose day lay in a window: held, called off, items closed in them, minutes signed.  $1 from  $2 to, both days included
with planned as (
  select distinct on (data ->> 'meeting') data ->> 'meeting' as meeting, data ->> 'on' as on
  from office_event where type in ('meetingCalled', 'meetingChanged') order by data ->> 'meeting', seq desc
), named as (
  select data ->> 'meeting' as meeting, data ->> 'committee' as committee from office_event where type = 'meetingCalled'
), happened as (
  select data ->> 'meeting' as meeting, bool_or(type = 'meetingOpened') as held, bool_or(type = 'meetingCancelled') as off,
    (count(distinct data ->> 'item') filter (where type = 'itemClosed'))::integer as items, bool_or(type = 'minutesSigned') as signed
  from office_event where type in ('meetingOpened', 'meetingCancelled', 'itemClosed', 'minutesSigned') group by data ->> 'meeting'
)
select n.committee, (count(*) filter (where h.held))::integer as held, (count(*) filter (where h.off and not h.held))::integer as off,
  coalesce(sum(h.items), 0)::integer as items, (count(*) filter (where h.signed))::integer as signed
from planned p join named n using (meeting) join happened h using (meeting)
where p.on >= $1 and p.on <= $2
group by n.committee
