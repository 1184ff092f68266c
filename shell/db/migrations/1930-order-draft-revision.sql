-- How often a draft of an order was kept: a window that has not seen the newest words does not write over them.
alter table order_draft add column revision integer not null default 1;
