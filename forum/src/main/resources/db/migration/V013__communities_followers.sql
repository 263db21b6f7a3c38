-- Room: communities. Growth: community_follower_instance reference.
-- A member of ours who subscribes elsewhere waits until that server says yes.
alter table subscription add column state text not null default 'ACCEPTED' check (state in ('PENDING', 'ACCEPTED'));

-- Which servers have people who subscribe to a community of ours, and so must hear of what happens in it.
create table community_follower_instance (
  community_id bigint not null references community,
  instance_id bigint not null references instance,
  followers integer not null check (followers >= 0),
  primary key (community_id, instance_id)
);
