-- Room: communities. How many read a community and what it holds, changed in the transaction of each deed that changes it: to add up
-- the comments of all its posts for every page took 50 ms in a community of 5,500 posts. Growth: by own key (community_id).
create table community_count (
  community_id bigint primary key references community,
  subscribers bigint not null default 0,
  posts bigint not null default 0,    -- neither removed nor deleted
  comments bigint not null default 0  -- neither removed nor deleted, under such posts
);
insert into community_count (community_id, subscribers, posts, comments)
select community.id, coalesce(read.subscribers, 0), coalesce(held.posts, 0), coalesce(held.comments, 0)
from community
left join (select community_id, count(*) as subscribers from subscription group by community_id) read
  on read.community_id = community.id
left join (select community_id, count(*) as posts, sum(post_activity.comments) as comments
           from post join post_activity on post_activity.post_id = post.id
           where removed_at is null and deleted_at is null
           group by community_id) held
  on held.community_id = community.id;
