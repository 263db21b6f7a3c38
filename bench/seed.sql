-- What follows from the people, posts, comments and votes that `Seed.java` has written: names, accounts, moderators,
-- subscriptions, removals with their entries in the modlog, counts, tallies, sessions, and the ledger.
insert into actor_name (name_key, instance_id, kind, actor_id)
  select lower(name), instance_id, 'PERSON', id from person where id > 1
  union all
  select lower(name), instance_id, 'COMMUNITY', id from community;

insert into account (person_id, password_hash, admitted, created_at)
  select id, 'nobody logs in with this', true, created_at from person where instance_id = 1 and id > 1;

insert into community_role (community_id, person_id, rank, appointed_at)
  select community.id, person.id, row_number() over (partition by community.id order by person.id) - 1, community.created_at
  from community join person on person.instance_id = community.instance_id and person.id % 50 = community.id % 50
  where person.id > 1;

-- Each of our members reads about a hundred communities, half of all.
insert into subscription (person_id, community_id, subscribed_at)
  select account.person_id, community.id, account.created_at
  from account cross join community
  where account.person_id > 1 and hashint8(account.person_id * 1000 + community.id) % 2 = 0;

-- Sessions whose tokens are known: `bench-1`, `bench-2` and so on, of as many members.
insert into session (token_hash, person_id, started_at, expires_at)
  select sha256(('bench-' || row_number() over (order by person_id))::bytea), person_id, now(), now() + interval '1 day'
  from account where person_id > 1 order by person_id limit 200;

update post set removed_at = published_at + interval '1 hour' where id % 97 = 0;
update comment set removed_at = published_at + interval '1 hour' where id % 149 = 0;
update comment set deleted_at = published_at + interval '2 hours' where id % 151 = 0;

insert into modlog (act, acted_at, actor_id, community_id, post_id, comment_id, person_id, reason)
  select act, acted_at, 1, community_id, post_id, comment_id, author_id, 'breaks a rule of the place'
  from (
    select 'POST_REMOVED' as act, removed_at as acted_at, community_id, id as post_id, null::bigint as comment_id, author_id
    from post where removed_at is not null
    union all
    select 'COMMENT_REMOVED', comment.removed_at, post.community_id, post.id, comment.id, comment.author_id
    from comment join post on post.id = comment.post_id where comment.removed_at is not null) removed
  order by acted_at;

insert into post_activity (post_id, comments, newest_comment_at, newest_comment_active_at)
  select post.id,
         count(comment.id) filter (where comment.removed_at is null and comment.deleted_at is null),
         greatest(post.published_at, max(comment.published_at)),
         greatest(post.published_at, max(comment.published_at) filter (
           where comment.author_id <> post.author_id and comment.published_at < post.published_at + interval '2 days'))
  from post left join comment on comment.post_id = post.id
  group by post.id;

insert into community_count (community_id, subscribers, posts, comments)
  select id, (select count(*) from subscription where community_id = community.id), coalesce(posts, 0), coalesce(comments, 0)
  from community left join (
    select community_id, count(*) as posts, sum(comments) as comments from post join post_activity on post_id = post.id
    where removed_at is null group by community_id) held on community_id = community.id;

insert into person_count (person_id, posts, comments)
  select author_id, sum(post), sum(1 - post) from (
    select author_id, 1 as post from post where removed_at is null
    union all
    select author_id, 0 from comment where removed_at is null and deleted_at is null) written
  group by author_id;

insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
  select post_id, comment_id, origin_id, coalesce(via_id, origin_id), proof = 'RELAYED', (received_at at time zone 'utc')::date,
         count(*) filter (where direction = 'UP'), count(*) filter (where direction = 'DOWN')
  from vote where proof <> 'REFUTED'
  group by 1, 2, 3, 4, 5, 6;

select setval('person_id_seq', (select max(id) from person)), setval('community_id_seq', (select max(id) from community)),
       setval('post_id_seq', (select max(id) from post)), setval('comment_id_seq', (select max(id) from comment));

insert into event (happened_on, id, happened_at, kind, body)
  select (now() at time zone 'utc')::date, md5(kind || body)::uuid, now(), kind, body
  from (
    select 'PersonJoined' as kind, jsonb_build_object('person', id) as body from person where id > 1
    union all
    select 'CommunityFounded', jsonb_build_object('community', id) from community
    union all
    select 'PostWritten', jsonb_build_object('post', id) from post
    union all
    select 'CommentWritten', jsonb_build_object('post', post_id, 'comment', id) from comment) written;
