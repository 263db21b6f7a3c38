-- Room: notifications. Growth: by person.
create sequence notification_id_seq as integer;
create table notification (
  person_id bigint not null,
  id bigint not null default nextval('notification_id_seq'),
  kind text not null check (kind in ('REPLY', 'MENTION')),
  post_id bigint not null,
  comment_id bigint not null, -- 0: mentioned in the post itself
  notified_at timestamptz not null,
  read_at timestamptz,
  primary key (person_id, id),
  unique (person_id, post_id, comment_id)
);
create index notification_unread on notification (person_id) where read_at is null;
