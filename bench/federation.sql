-- A forum with one community, and as many other servers as are to be told: on each somebody follows it.
insert into community (instance_id, name, title, created_at) values (1, 'crowded', 'Crowded', now());
insert into actor_name (name_key, instance_id, kind, actor_id)
  select name, 1, 'COMMUNITY', id from community where name = 'crowded';

insert into post (community_id, author_id, instance_id, title, published_at)
  select community.id, 1, 1, 'Post ' || n, now() from community, generate_series(1, 20) n where name = 'crowded';
insert into post_activity (post_id, newest_comment_at, newest_comment_active_at)
  select id, published_at, published_at from post;

insert into instance (domain) select 'peer' || n || '.localhost:CROWD_PORT' from generate_series(1, PEERS) n;
insert into person (instance_id, name, created_at) select id, 'reader', now() from instance where id > 1;
insert into address (url, kind, id)
  select 'http://' || domain || '/u/reader', 'PERSON', person.id
  from person join instance on instance.id = person.instance_id where instance.id > 1;
insert into remote_actor (address, kind, actor_id, peer, inbox, shared_inbox, fetched_at)
  select url, 'PERSON', person.id, domain, url || '/inbox', 'http://' || domain || '/inbox', now()
  from address join person on person.id = address.id join instance on instance.id = person.instance_id;
insert into subscription (person_id, community_id, subscribed_at)
  select person.id, community.id, now() from person, community where person.instance_id > 1 and community.name = 'crowded';
insert into delivery_lane (peer, cursor, since) select domain, 0, now() from instance where id > 1;
insert into community_count (community_id, subscribers, posts)
  select community.id, (select count(*) from subscription where community_id = community.id), 10 from community where name = 'crowded';
insert into person_count (person_id, posts) values (1, 10);
