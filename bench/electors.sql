-- Members of ours who may all be asked, 200,000 of them beside the keeper: every one joined long ago, reads `place1` and was
-- active on some five of the last thirty days. Sessions are known of the first 60,000. Each paragraph is one step.

-- people
insert into person (id, instance_id, name, created_at)
  select n, 1, 'member' || n, now() - (100 + n % 1400) * interval '1 day' from generate_series(2, 200001) n;
insert into actor_name (name_key, instance_id, kind, actor_id) select name, 1, 'PERSON', id from person where id > 1;
insert into account (person_id, password_hash, admitted, created_at)
  select id, 'nobody logs in with this', true, created_at from person where id > 1;
select setval('person_id_seq', (select max(id) from person));

-- sessions
insert into session (token_hash, person_id, started_at, expires_at)
  select sha256('bench-keeper'::bytea), 1, now(), now() + interval '30 days'
  union all
  select sha256(('bench-' || id - 1)::bytea), id, now(), now() + interval '30 days' from person where id between 2 and 60001;

-- a community that everybody reads
insert into community (id, instance_id, name, title, created_at) values (1, 1, 'place1', 'A place', now() - interval '9 years');
insert into actor_name (name_key, instance_id, kind, actor_id) values ('place1', 1, 'COMMUNITY', 1);
insert into community_role (community_id, person_id, rank, appointed_at) values (1, 1, 0, now());
insert into subscription (person_id, community_id, subscribed_at) select person_id, 1, created_at from account;
insert into community_count (community_id, subscribers) select 1, count(*) from subscription;
select setval('community_id_seq', 1);

-- days on which they were active
insert into account_active_day (person_id, active_on)
  select person_id, (now() at time zone 'utc')::date - day
  from account cross join generate_series(1, 30) day
  where (person_id + day) % 6 = 0;
