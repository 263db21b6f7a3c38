-- Room: posts. Growth: by post id.
create sequence post_id_seq as integer;
create table post (
  id bigint primary key default nextval('post_id_seq'),
  community_id bigint not null references community,
  author_id bigint not null,
  instance_id bigint not null references instance, -- the author's
  title text not null,
  url text,
  body text,
  language text,
  nsfw boolean not null default false,
  published_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz, -- by a moderator
  deleted_at timestamptz, -- by its author
  locked_at timestamptz,
  pinned_in_community boolean not null default false,
  pinned_on_site boolean not null default false
);
create index post_by_author on post (author_id, id);
create index post_by_community on post (community_id, id);
create index post_by_time on post (published_at, id); -- the index of feeds is read newest first
create index post_by_url on post (url) where url is not null;

-- What every comment changes, apart from the wide row of the post.
create table post_activity (
  post_id bigint primary key references post,
  comments integer not null default 0, -- those neither removed nor deleted
  newest_comment_at timestamptz not null,
  newest_comment_active_at timestamptz not null -- of others than the author, within two days of the post (Lemmy's Active)
);
