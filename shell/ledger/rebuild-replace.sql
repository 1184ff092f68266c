-- The twins take the place of what was kept.
truncate public.docket, public.case_party, public.case_text, public.timer, public.clock_run, public.order_given, public.register_row, public.register_word;
insert into public.docket select * from rebuild.docket;
insert into public.case_party select * from rebuild.case_party;
insert into public.case_text select * from rebuild.case_text;
insert into public.timer select * from rebuild.timer;
insert into public.clock_run select * from rebuild.clock_run;
insert into public.order_given select * from rebuild.order_given;
alter table public.register_version disable trigger register_version_is_append_only;
alter table public.register_version disable trigger register_version_is_told;
truncate public.register_version;
insert into public.register_version select * from rebuild.register_version;
alter table public.register_version enable trigger register_version_is_append_only;
alter table public.register_version enable trigger register_version_is_told;
insert into public.register_row (register, row_key, version, number, status, columns, case_id, since, until, struck_by, shown)
  select register, row_key, version, number, status, columns, case_id, since, until, struck_by, shown from rebuild.register_row;
insert into public.register_word select * from rebuild.register_word;
select fold_docket_count();
set local search_path = public;
-- A fold that is under way ends first, and none begins meanwhile.
select from order_mark for update;
truncate order_count, answer_count, standing_count, order_gap;
update order_mark set position = 0;
select fold_order_count(0);
