-- The office looks at its letters by the day on which they were served.
create index letter_by_day on letter (served, case_id);
