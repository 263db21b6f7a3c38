-- Room: votes. Growth: by post id.
create table vote (
  post_id bigint not null references post,
  comment_id bigint not null, -- 0: the post itself
  person_id bigint not null,
  direction text not null check (direction in ('UP', 'DOWN')),
  origin_id bigint not null references instance, -- the voter's server
  via_id bigint references instance,             -- who delivered it; null: the origin itself
  proof text not null check (proof in ('LOCAL', 'SIGNED', 'INTEGRITY', 'FETCHED', 'RELAYED', 'REFUTED')),
  cast_at timestamptz not null,     -- as the voter's server claims
  received_at timestamptz not null,
  primary key (post_id, comment_id, person_id)
);
create index vote_by_person on vote (person_id);

create table vote_tally (
  post_id bigint not null references post,
  comment_id bigint not null,
  origin_id bigint not null references instance,
  via_id bigint not null references instance, -- the origin itself when it delivered
  relayed boolean not null,
  received_on date not null, -- UTC
  up integer not null check (up >= 0),
  down integer not null check (down >= 0),
  primary key (post_id, comment_id, origin_id, via_id, relayed, received_on)
);
