-- Rooms: posts, comments. What came while the terms with its server said that somebody has to look at it first, and was not
-- released. Whether it is shown is worked out from the terms in force: once they take everything, this says nothing.
alter table post add column waiting boolean not null default false;
alter table comment add column waiting boolean not null default false;
create index post_waiting on post (id) where waiting;
create index comment_waiting on comment (id) where waiting;
