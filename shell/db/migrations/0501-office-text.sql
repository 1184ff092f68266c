-- What somebody wrote in the office's book: a note on a case, a reason, a remark to minutes. The entry in the stream holds the commitment alone;
-- without the row nobody can tell what it was, and the entry still stands.
create table office_text (
  commitment text collate "C" primary key,
  salt bytea not null,
  value text not null
);

-- Notes and hand-overs are looked up by their case.
create index office_event_by_case on office_event ((data ->> 'case')) where type in ('caseNoted', 'caseHandedOver');
