-- Room: federation.store.

-- Communities of other servers of which is fetched what they held before we knew them, and how far that is. Growth: reference.
create table backfill (
  community_id bigint primary key,
  peer text not null,
  state text not null check (state in ('OPEN', 'DONE', 'FAILED')),
  listed boolean not null default false, -- whether its list of posts was read
  began_at timestamptz not null,
  ended_at timestamptz,
  ending text check (ending in ('FILLED', 'TOO_MUCH', 'SILENT', 'NO_LIST')),
  words text, -- what its server last said or did that was of no use
  silences integer not null default 0, -- questions in a row that nobody answered
  pauses integer not null default 0,
  not_before timestamptz, -- when its server is asked again
  asked integer not null default 0, -- documents
  spent_millis bigint not null default 0,
  posts integer not null default 0, -- of these, when it is over
  posts_taken integer not null default 0,
  lease bigint not null default 0, -- grows with every beginning, so that who lost it knows
  leased_by text, -- the node that fills it now
  leased_until timestamptz
);
create unique index backfill_one_of_each_server on backfill (peer) where leased_by is not null;

-- What is to be fetched of such a community, until that is over. Growth: by own key (community_id).
create table backfill_item (
  community_id bigint not null references backfill,
  position bigint generated always as identity,
  kind text not null check (kind in ('POST', 'ANSWERS', 'COMMENT')),
  address text not null,
  instead text, -- of ANSWERS: another list, should this one show nothing
  thread text not null, -- the address of the post
  tries integer not null default 0,
  settled boolean not null default false,
  primary key (community_id, position)
);
create unique index backfill_item_once on backfill_item (community_id, kind, md5(address));
