-- What this store was told of itself: on which day it stands, if not today; that it is a demo. One text each.
create table setting (
  name text collate "C" primary key,
  value json not null
);
