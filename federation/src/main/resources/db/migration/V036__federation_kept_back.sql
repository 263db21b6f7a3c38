-- Room: federation.store.

-- What was done in communities of ours and is not told to who follows them, since what it is about waits to be looked at:
-- as it came, for the day on which that is released. Growth: by own key (id).
create table kept_back (
  id bigint generated always as identity primary key,
  post_id bigint not null,
  comment_id bigint not null, -- 0: the post itself
  body bytea not null,
  kept_at timestamptz not null
);
create index kept_back_by_thing on kept_back (post_id, comment_id, id);
