-- A tracking code leads to its case.
create index event_by_tracking on event ((data -> 'opened' ->> 'trackingDigest')) where seq = 1 and (data -> 'opened' ->> 'trackingDigest') is not null;
-- What changed last, over all registers.
create index register_version_by_day on register_version (since desc, register desc, row_key desc, version desc);
