-- Empty twins of the projections; the functions that keep rows find them first, because of the search path.
drop schema if exists rebuild cascade;
create schema rebuild;
create table rebuild.docket (like public.docket including all);
create table rebuild.case_party (like public.case_party including all);
create table rebuild.case_text (case_id text collate "C" primary key, search text not null);
create table rebuild.timer (like public.timer including all);
create table rebuild.clock_run (like public.clock_run including all);
create table rebuild.order_given (like public.order_given including all);
create table rebuild.register_version (like public.register_version including all);
create table rebuild.register_row (like public.register_row including defaults including generated, primary key (register, row_key));
create table rebuild.register_word (register text collate "C", row_key text collate "C", search text not null, primary key (register, row_key));
set local search_path = rebuild, public;
