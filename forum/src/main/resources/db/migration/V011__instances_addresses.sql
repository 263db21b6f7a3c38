-- Room: instances. Growth: by own key (url).
-- What other servers call things of theirs. What is ours is not here: its address is computed.
create table address (
  url text primary key,
  kind text not null check (kind in ('PERSON', 'COMMUNITY', 'POST', 'COMMENT')),
  id bigint not null,
  post_id bigint, -- of a comment
  check ((kind = 'COMMENT') = (post_id is not null))
);
create index address_by_thing on address (kind, id);
