-- The posts of a network as it stood when Lemmy had grown most (2023): 677,499 posts in 5,288 communities, 64,600 of them
-- from the last nine days, 2.7 million tallies. Only what the order of posts is made of; the same every time.
insert into instance (domain) select 'peer' || n || '.example' from generate_series(1, 1000) n;

insert into person (instance_id, name, created_at)
  select 2 + n % 1000, 'person' || n, now() - interval '1 year' from generate_series(1, 60000) n;

insert into community (instance_id, name, title, created_at)
  select case when n % 20 = 0 then 1 else 2 + n % 1000 end, 'place' || n, 'Place ' || n, now() - interval '1 year'
  from generate_series(1, 5288) n;

-- Sizes of communities fall as 1/n. What is older than nine days fills the months before.
insert into post (community_id, author_id, instance_id, title, url, body, language, published_at)
  select least(5288, floor(exp(ln(5288) * (hashint8extended(n, 1) & 65535) / 65536.0)))::bigint, 2 + n % 60000, 2 + n % 1000,
         'Post ' || n || ' ' || md5(n::text), case when n % 2 = 0 then 'https://example.org/' || n end,
         case when n % 3 > 0 then repeat(md5(n::text) || ' ', (n % 20)::int) end,
         case when n % 4 = 0 then 'en' end,
         now() - case when n > 612899
           then interval '9 days' * ((677500 - n) / 64601.0)
           else interval '9 days' + interval '200 days' * ((612900 - n) / 612900.0) end
  from generate_series(1, 677499) n;

insert into post_activity (post_id, comments, newest_comment_at, newest_comment_active_at)
  select id, abs(hashint8extended(id, 2) % 30), published_at + interval '1 hour', published_at + interval '1 hour' from post;

-- Nine posts in ten have votes, from one server to eight. References are checked all at once at the end.
alter table vote_tally drop constraint vote_tally_post_id_fkey, drop constraint vote_tally_origin_id_fkey,
  drop constraint vote_tally_via_id_fkey;
insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
  select id, 0, origin, origin, false, (published_at at time zone 'utc')::date,
         1 + abs(hashint8extended(id * 16 + nth, 3) % 40), abs(hashint8extended(id * 16 + nth, 4) % 4)
  from post cross join generate_series(1, 8) nth
  cross join lateral (select 1 + abs((id * 7 + nth * 131) % 1000) as origin) o
  where id % 10 <> 0 and nth <= 1 + abs(hashint8extended(id, 5) % 8);

alter table vote_tally add constraint vote_tally_post_id_fkey foreign key (post_id) references post,
  add constraint vote_tally_origin_id_fkey foreign key (origin_id) references instance,
  add constraint vote_tally_via_id_fkey foreign key (via_id) references instance;

insert into community_activity (community_id, people_day, people_week, people_month, counted_at)
  select id, 5, 50, 200 + id % 300, now() from community;

select setval('person_id_seq', (select max(id) from person)), setval('community_id_seq', (select max(id) from community)),
       setval('post_id_seq', (select max(id) from post));
