-- Posts of our own that all followers are to be told of, all at once.
insert into community_follower_instance (community_id, instance_id, followers)
  select community.id, instance.id, 1 from community, instance where community.name = 'crowded' and instance.id > 1
    and domain like 'peer%';
with written as (
  insert into post (community_id, author_id, instance_id, title, body, published_at)
    select community.id, 1, 1, 'Told ' || n, repeat('Words that are told. ', 20), now()
    from community, generate_series(1, TOLD) n where name = 'crowded'
    returning id, published_at),
active as (
  insert into post_activity (post_id, newest_comment_at, newest_comment_active_at)
    select id, published_at, published_at from written)
insert into event (happened_on, id, happened_at, kind, body)
  select (now() at time zone 'utc')::date, md5('told' || id)::uuid, now(), 'PostWritten', jsonb_build_object('post', id)
  from written;
update community_count set posts = posts + TOLD from community where community.id = community_id and name = 'crowded';
update person_count set posts = posts + TOLD where person_id = 1;
