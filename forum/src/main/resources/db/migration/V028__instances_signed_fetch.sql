-- Room: instances. Whether documents are given only to servers that sign what they fetch.
alter table site_version add column signed_fetch boolean not null default false;
