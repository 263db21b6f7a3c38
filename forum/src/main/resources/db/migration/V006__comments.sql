-- Room: comments. Growth: by post id.
create sequence comment_id_seq as integer;
create table comment (
  post_id bigint not null references post,
  id bigint not null default nextval('comment_id_seq'),
  parent_id bigint, -- null: an answer to the post itself
  depth integer not null check (depth between 0 and 49),
  author_id bigint not null,
  instance_id bigint not null references instance, -- the author's
  body text not null,
  language text,
  published_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  deleted_at timestamptz,
  distinguished boolean not null default false,
  primary key (post_id, id)
);
create index comment_by_id on comment (id);
create index comment_by_author on comment (author_id, id);
