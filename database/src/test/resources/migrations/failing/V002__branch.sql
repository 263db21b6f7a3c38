create table branch (name text primary key);
insert into twig (name) values ('none');
