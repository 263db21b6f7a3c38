-- Room: votes. Posts of ours on which votes of our members are told apart from those of others. Growth: by post id.
create table informal_poll (
  post_id bigint primary key references post,
  voters text not null check (voters in ('ALL_MEMBERS', 'MEMBERS_BEFORE', 'ACTIVE_MEMBERS', 'SUBSCRIBERS')),
  opened_by bigint not null, -- a person
  opened_at timestamptz not null
);
