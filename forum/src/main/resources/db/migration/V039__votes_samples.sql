-- Room: votes. Votes of which the voter's own server is asked whether they were cast, with what it said: at most some hundred
-- a day for each server that delivers votes, kept for a month. Growth: by own key (id).
create table vote_sample (
  id bigint generated always as identity primary key,
  post_id bigint not null,
  comment_id bigint not null, -- 0: the post itself
  person_id bigint not null,
  direction text not null check (direction in ('UP', 'DOWN')),
  origin_id bigint not null references instance, -- the voter's server, which is asked
  via_id bigint not null references instance,    -- who delivered it; the origin itself when it did
  activity text not null, -- its address on the origin
  actor text not null,
  object text not null,
  received_at timestamptz not null,
  asked integer not null default 0, -- how often
  ask_at timestamptz, -- when it is asked next; null once it is settled
  verdict text check (verdict in ('CONFIRMED', 'REFUTED', 'UNKNOWN')),
  check ((ask_at is null) = (verdict is not null))
);
create index vote_sample_due on vote_sample (ask_at) where ask_at is not null;
create index vote_sample_by_deliverer on vote_sample (via_id, received_at);
create index vote_sample_by_origin on vote_sample (origin_id, received_at) where verdict = 'CONFIRMED';
create index vote_sample_by_person on vote_sample (person_id);
