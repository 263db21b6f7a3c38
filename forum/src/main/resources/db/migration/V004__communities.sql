-- Room: communities. Growth: community, community_role reference; the others by person.
create sequence community_id_seq as integer;
create table community (
  id bigint primary key default nextval('community_id_seq'),
  instance_id bigint not null references instance,
  name text not null,
  title text not null,
  description text,
  nsfw boolean not null default false,
  local_only boolean not null default false,
  moderators_post_only boolean not null default false,
  created_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz, -- by an admin
  deleted_at timestamptz  -- by its own moderator
);

create table community_role (
  community_id bigint not null references community,
  person_id bigint not null,
  rank integer not null, -- 0 leads
  appointed_at timestamptz not null,
  primary key (community_id, person_id)
);
create index community_role_by_person on community_role (person_id);

create table subscription (
  person_id bigint not null references person,
  community_id bigint not null references community,
  subscribed_at timestamptz not null,
  primary key (person_id, community_id)
);
create index subscription_by_community on subscription (community_id);

create table community_standing (
  person_id bigint not null references person,
  community_id bigint not null references community,
  banned_at timestamptz not null,
  banned_until timestamptz, -- null: for good
  reason text,
  primary key (person_id, community_id)
);

create table community_block (
  person_id bigint not null references person,
  community_id bigint not null references community,
  blocked_at timestamptz not null,
  primary key (person_id, community_id)
);

-- How many different people posted, commented or voted, counted again every hour.
create table community_activity (
  community_id bigint primary key references community,
  people_day integer not null,
  people_week integer not null,
  people_month integer not null,
  counted_at timestamptz not null
);
