-- Room: accounts. Growth: as before.
-- A ban that the person's own server imposed may be lifted by it; one of ours may not.
alter table account_standing add column by_home boolean not null default false;
