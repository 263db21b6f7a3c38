create table tree (
  id bigint generated always as identity primary key,
  name text not null unique,
  tall double precision,
  planted timestamptz,
  seed bytea,
  notes jsonb,
  first_leaf bigint,
  loud text generated always as (upper(name)) stored
);
create table leaf (
  id bigint generated always as identity primary key,
  tree_id bigint not null references tree,
  parent_id bigint references leaf,
  colour text
);
alter table tree add constraint tree_first_leaf foreign key (first_leaf) references leaf (id);
create function leaf_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a leaf stays as it is';
end $$;
create trigger leaf_stays before update or delete on leaf for each row execute function leaf_stays();
create table ring (
  grown_on date not null,
  tree_id bigint not null references tree,
  width real,
  primary key (grown_on, tree_id)
) partition by range (grown_on);
create table ring_default partition of ring default;
create table season (only_row boolean primary key default true, name text not null);
insert into season (name) values ('none');
create sequence root_number as integer;
