-- Room: moderation. Growth: by own key (id).
create sequence report_id_seq as integer;
create table report (
  id bigint primary key default nextval('report_id_seq'),
  post_id bigint not null,
  comment_id bigint, -- null: the post itself
  community_id bigint not null,
  reporter_id bigint not null,
  reason text not null,
  reported_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by bigint
);
create index report_open on report (community_id, id) where resolved_at is null;
create unique index report_once on report (post_id, coalesce(comment_id, 0), reporter_id) where resolved_at is null;

create table modlog (
  id bigint generated always as identity primary key,
  act text not null,
  acted_at timestamptz not null,
  actor_id bigint not null,
  community_id bigint,
  post_id bigint,
  comment_id bigint,
  person_id bigint, -- whom it concerns
  reason text,
  until timestamptz -- of a ban
);
create index modlog_by_community on modlog (community_id, id);
