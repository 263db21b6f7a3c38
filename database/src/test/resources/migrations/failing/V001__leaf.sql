create table leaf (name text primary key);
