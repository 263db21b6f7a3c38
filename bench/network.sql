-- The network as it stood when Lemmy had grown most (2 July 2023), with us in it as a server of middle size: 1,158 other
-- servers, 200,001 people, 5,288 communities of which 20 are ours, 677,499 posts of which 64,600 are of the last nine
-- days, 2,659,191 comments. How large servers and communities are is in `network-servers.tsv` and
-- `network-communities.tsv`, whose rows are in `network_server` and `network_community`; what is said is in
-- `network_text`. The same every time but for the moment to which it leads up. Each paragraph is one step.

-- helpers, for this session alone
create function pg_temp.chance(n bigint, salt int) returns float8 immutable parallel safe language sql
  return (hashint8extended(n, salt) & 1073741823) / 1073741824.0;

-- indexes and references are let go, and taken up as they were at the end
create temp table let_go as
  select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again,
         format('alter table %s drop constraint %I', conrelid::regclass, conname) as go
  from pg_constraint
  where contype = 'f' and conrelid in ('post'::regclass, 'post_activity'::regclass, 'comment'::regclass, 'vote'::regclass, 'vote_tally'::regclass)
  union all
  select indexdef, format('drop index %I', indexname) from pg_indexes
  where indexname in ('post_by_author', 'post_by_community', 'post_by_url', 'comment_by_id', 'comment_by_author', 'vote_by_person', 'search_document_words');
do $$
declare each record;
begin
  for each in select go from let_go loop execute each.go; end loop;
end $$;

-- servers: ours is 1, the n-th of the file is n + 1
insert into instance (id, domain) select 1 + n, 'peer' || n || '.example' from network_server;
create temp table host as
  select id, active, sum(active) over (order by id) - active as before, posts, sum(posts) over (order by id) - posts as posts_before
  from (
    select 1 as id, 1563 + 1 as active, 2437 as posts
    union all
    select 1 + n, active + 1, posts from network_server) servers;
create temp table crowd as
  select id, 2 + floor(before * share)::bigint as first, floor((before + active) * share)::bigint - floor(before * share)::bigint as people
  from host cross join (select 200000.0 / sum(active) as share from host) s;

-- people: the keeper is the first; those of a server follow each other
insert into person (id, instance_id, name, created_at)
  select n, crowd.id, 'person' || n, now() - interval '1 year'
  from crowd cross join lateral generate_series(first, first + people - 1) n;
insert into account (person_id, password_hash, admitted, created_at)
  select id, 'nobody logs in with this', true, created_at from person where instance_id = 1 and id > 1;
insert into session (token_hash, person_id, started_at, expires_at)
  select sha256('bench-keeper'::bytea), 1, now(), now() + interval '30 days'
  union all
  select sha256(('bench-' || id - 1)::bytea), id, now(), now() + interval '30 days' from person where id between 2 and 201;

-- communities: twenty of ours first
insert into community (id, instance_id, name, title, description, created_at)
  select n, 1, 'place' || n, title, body, now() - interval '1 year' from generate_series(1, 20) n join network_text using (n)
  union all
  select 20 + network_community.n, 1 + server, 'place' || 20 + network_community.n, title, body, now() - interval '1 year'
  from network_community join network_text on network_text.n = 20 + network_community.n;
create temp table place as
  select id, posts, sum(posts) over (order by id) - posts as posts_before, readers, sum(readers) over (order by id) - readers as readers_before, active
  from (
    select n as id, 3000 / n as posts, 12000 / n as readers, 400 / n as active from generate_series(1, 20) n
    union all
    select 20 + n, posts + 1, subscribers + 1, active from network_community) places;
insert into community_activity (community_id, people_day, people_week, people_month, counted_at)
  select id, active / 10, active / 3, active, now() from place;
insert into community_role (community_id, person_id, rank, appointed_at)
  select community.id, crowd.first + community.id % crowd.people, 0, community.created_at from community join crowd on crowd.id = community.instance_id;
insert into actor_name (name_key, instance_id, kind, actor_id)
  select lower(name), instance_id, 'PERSON', id from person where id > 1
  union all
  select lower(name), instance_id, 'COMMUNITY', id from community;
insert into address (url, kind, id)
  select 'https://' || domain || '/u/' || name, 'PERSON', person.id from person join instance on instance.id = instance_id where instance_id > 1
  union all
  select 'https://' || domain || '/c/' || name, 'COMMUNITY', community.id from community join instance on instance.id = instance_id where instance_id > 1;

-- subscriptions: a hundred each for the members whose sessions are known, some twenty for the others
insert into subscription (person_id, community_id, subscribed_at)
  select person_id, community, now() - interval '1 month'
  from account cross join lateral (
    select community, min(draw) as draw
    from (
      select draw, width_bucket(pg_temp.chance(person_id * 1000 + draw, 1) * (select sum(readers) from place),
                                (select array_agg(readers_before::float8 order by id) from place)) as community
      from generate_series(1, case when person_id <= 201 then 400 else 25 end) draw) drawn
    group by community order by min(draw) limit 100) chosen
  where person_id > 1;
insert into community_block (person_id, community_id, blocked_at)
  select person_id, community.id, now() from account cross join generate_series(1, 10) n
  join community on community.id = 21 + (person_id * 131 + n * 17) % 300
  where person_id between 2 and 201
    and not exists (select from subscription where subscription.person_id = account.person_id and community_id = community.id);
insert into person_block (person_id, blocked_id, blocked_at)
  select person_id, 6000 + (person_id * 977 + n * 4001) % 190000, now() from account cross join generate_series(1, 10) n
  where person_id between 2 and 201;

-- posts: from the servers and in the communities that had most; what is older than nine days fills two hundred before
insert into post (id, community_id, author_id, instance_id, title, url, body, language, published_at)
  select drawn.n, community, crowd.first + floor(crowd.people * power(pg_temp.chance(drawn.n, 13), 2))::bigint, server,
         title || ' ' || drawn.n, case when drawn.n % 2 = 0 then 'https://example.org/' || md5(drawn.n::text) end,
         case when drawn.n % 3 > 0 then body || ' ' || drawn.n / 20000 end, case when drawn.n % 4 = 0 then 'en' end,
         now() - case when drawn.n > 612899
           then interval '9 days' * ((677500 - drawn.n) / 64601.0)
           else interval '9 days' + interval '200 days' * ((612900 - drawn.n) / 612900.0) end
  from (
    select n,
           width_bucket(pg_temp.chance(n, 11) * (select sum(posts) from place), (select array_agg(posts_before::float8 order by id) from place)) as community,
           width_bucket(pg_temp.chance(n, 12) * (select sum(posts) from host), (select array_agg(posts_before::float8 order by id) from host)) as server
    from generate_series(1::bigint, 677499) n) drawn
  join crowd on crowd.id = server
  join network_text on network_text.n = 1 + (drawn.n * 7919) % 20000
  order by drawn.n;

-- comments: few posts draw most of them; one of the last hours has two thousand; each chain of answers is four long
create temp table spoken as
  select post.id as post, person, at, row_number() over (order by at, g) as id
  from (
    select g, 1 + (floor(677499 * power(pg_temp.chance(g, 21), 1.7))::bigint * 100003) % 677499 as post,
           floor(1 + 200000 * power(pg_temp.chance(g, 22), 2))::bigint as n, 2 as days from generate_series(1, 2657191) g
    union all
    select g, 677000, 2 + g, 2 from generate_series(2657192, 2659191) g) drawn
  join post on post.id = drawn.post
  cross join lateral (select 2 + (n * 7919) % 200000 as person) p
  cross join lateral (select post.published_at + least(interval '2 days', now() - post.published_at) * power(pg_temp.chance(g, 23), 3) as at) t;
insert into comment (post_id, id, parent_id, depth, author_id, instance_id, body, published_at)
  select post, threaded.id, case when nth % 4 > 0 then before end, nth % 4, person, person.instance_id, body || ' ' || threaded.id / 20000, at
  from (
    select spoken.*, row_number() over own - 1 as nth, lag(id) over own as before from spoken window own as (partition by post order by id)) threaded
  join person on person.id = threaded.person
  join network_text on network_text.n = 1 + (threaded.id * 104729) % 20000;
insert into post_activity (post_id, comments, newest_comment_at, newest_comment_active_at)
  select post.id, coalesce(said.count, 0), coalesce(said.newest, published_at), coalesce(said.others, published_at)
  from post left join (
    select post_id, count(*) as count, max(comment.published_at) as newest, max(comment.published_at) filter (where comment.author_id <> post.author_id) as others
    from comment join post on post.id = post_id group by post_id) said on said.post_id = post.id;
insert into community_count (community_id, subscribers, posts, comments)
  select id, coalesce(subscribers, 0), coalesce(posts, 0), coalesce(comments, 0)
  from community
  left join (select community_id, count(*) as subscribers from subscription group by 1) readers on readers.community_id = community.id
  left join (select community_id, count(*) as posts, sum(comments) as comments from post join post_activity on post_id = post.id group by 1) held
    on held.community_id = community.id;
insert into person_count (person_id, posts, comments)
  select author_id, sum(posts), sum(comments)
  from (
    select author_id, count(*) as posts, 0 as comments from post group by author_id
    union all
    select author_id, 0, count(*) from comment group by author_id) written
  group by author_id;

-- votes as rows: a million of the largest server (2) on the newest 50,000 posts, and 180,000 of our members
insert into vote (post_id, comment_id, person_id, direction, origin_id, via_id, proof, cast_at, received_at)
  select post, 0, crowd.first + (post * 7919 + nth) % crowd.people, case when pg_temp.chance(post * 4096 + nth, 31) < 0.08 then 'DOWN' else 'UP' end,
         server, null, case when server = 1 then 'LOCAL' else 'SIGNED' end, at, at
  from (
    select 627499 + n as post, 2 as server, floor(16000 / power(10 + (n * 7919) % 50000, 0.7))::int + 5 as votes from generate_series(1::bigint, 50000) n
    union all
    select 577499 + n, 1, floor(power(100000.0 / (1 + (n * 7919) % 100000), 0.45))::int from generate_series(1::bigint, 100000) n) voted
  join crowd on crowd.id = server
  join post on post.id = voted.post
  cross join lateral generate_series(1, votes) nth
  cross join lateral (select published_at + least(interval '2 days', now() - published_at) * power(pg_temp.chance(post * 4096 + nth, 32), 2) as at) t;

-- tallies: of those rows, and of the other servers, whose rows are left out
insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
  select post_id, 0, origin_id, origin_id, false, (received_at at time zone 'utc')::date,
         count(*) filter (where direction = 'UP'), count(*) filter (where direction = 'DOWN')
  from vote group by post_id, origin_id, (received_at at time zone 'utc')::date;
insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
  select post.id, 0, origin, origin, false, (published_at at time zone 'utc')::date,
         sum(1 + floor(14 * power(pg_temp.chance(post.id * 64 + nth, 41), 3))), sum(floor(3 * power(pg_temp.chance(post.id * 64 + nth, 42), 4)))
  from post
  cross join lateral generate_series(1, 1 + floor(26 * power(pg_temp.chance(post.id, 43), 6))::int) nth
  cross join lateral (
    select 2 + width_bucket(pg_temp.chance(post.id * 64 + nth, 44) * (select sum(active) from host where id > 2),
                            (select array_agg((before - (select before from host where id = 3))::float8 order by id) from host where id > 2)) as origin) o
  group by post.id, origin;
insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
  select post_id, id, instance_id, instance_id, false, (published_at at time zone 'utc')::date,
         1 + floor(12 * power(pg_temp.chance(id, 45), 5))::int, floor(3 * power(pg_temp.chance(id, 46), 6))::int
  from comment;

-- search for posts, people and communities: as `forum.search` writes it
insert into search_document (kind, id, post_id, community_id, author_id, words, dated_at)
  select 'POST', id, id, community_id, author_id,
         setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', coalesce(url, '')), 'B')
           || to_tsvector('simple', coalesce(body, '')), published_at
  from post;
insert into search_document (kind, id, community_id, words, dated_at)
  select 'COMMUNITY', id, id, setweight(to_tsvector('simple', name || ' ' || title), 'A') || to_tsvector('simple', coalesce(description, '')), created_at
  from community;
insert into search_document (kind, id, author_id, words, dated_at)
  select 'PERSON', id, id, setweight(to_tsvector('simple', name), 'A'), created_at from person where id > 1;

-- search for comments
insert into search_document (kind, id, post_id, community_id, author_id, words, dated_at)
  select 'COMMENT', comment.id, comment.post_id, post.community_id, comment.author_id, to_tsvector('simple', comment.body), comment.published_at
  from comment join post on post.id = comment.post_id;

-- indexes and references
do $$
declare each record;
begin
  for each in select again from let_go loop execute each.again; end loop;
end $$;

-- numbers that go on
select setval(pg_get_serial_sequence('instance', 'id'), (select max(id) from instance)),
       setval('person_id_seq', (select max(id) from person)), setval('community_id_seq', (select max(id) from community)),
       setval('post_id_seq', (select max(id) from post)), setval('comment_id_seq', (select max(id) from comment));
drop table network_server, network_community, network_text;

-- vacuum
vacuum analyze;
