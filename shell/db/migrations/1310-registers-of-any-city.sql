-- Columns of one city's registers stood apart here. Which columns narrow a register, its pack says; all of them are found through the index of all columns.
alter table register_row drop column tier, drop column purpose, drop column company;
