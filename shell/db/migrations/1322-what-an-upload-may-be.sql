-- The kinds of files that the order of a ticket takes; all, where nothing is named.
alter table upload_ticket add column kinds text[] collate "C";
