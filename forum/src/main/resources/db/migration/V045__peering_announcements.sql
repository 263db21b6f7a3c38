-- Room: peering. Changes of terms that hold from a later moment on, and are public until then. When its moment has come, a
-- version of the terms is written by it, which is what holds. Growth: reference.
create table announced_terms (
  id bigint generated always as identity primary key,
  peer_id bigint references peer, -- null: for a new peer, and for what is standard
  name text,                      -- what people call the peer; null for what is standard
  domains text[] not null,        -- of its servers as they will be; empty for what is standard
  about text[] not null,          -- of its servers, as they are and as they will be
  before_id bigint references terms_version, -- what was in force for it; null when nothing was
  epoch bigint not null,          -- the last decision of all when it was announced
  votes_up smallint not null check (votes_up between 0 and 1000),     -- thousandths, as the weights below
  votes_down smallint not null check (votes_down between 0 and 1000),
  passed_on smallint not null check (passed_on between 0 and 1000),
  passing smallint not null check (passing between 0 and 1000),
  cap smallint not null check (cap between 0 and 1000), -- 1000: none
  window_first date,
  window_last date check (window_last >= window_first),
  announces_held boolean not null,
  reception text not null check (reception in ('ACCEPT', 'HOLD', 'REFUSE')),
  visibility text not null check (visibility in ('EVERYONE', 'FOLLOWERS', 'NOBODY')),
  choosable boolean not null,
  follows text not null check (follows in ('ACCEPT', 'REFUSE')),
  reports text not null check (reports in ('ACCEPT', 'REFUSE')),
  messages text not null check (messages in ('EVERYONE', 'CORRESPONDENTS', 'NOBODY')),
  sends text not null check (sends in ('ALL', 'TO_FOLLOWERS', 'NOTHING')),
  fetches text not null check (fetches in ('ANYONE', 'SIGNED', 'NOBODY')),
  review_on date,
  expires_at timestamptz check (expires_at > starts_at),
  reason text not null,
  announced_by bigint not null,   -- a person
  announced_at timestamptz not null,
  starts_at timestamptz not null check (starts_at > announced_at),
  what_if_id bigint,              -- what_if_run.run_id; null where it may not be told
  -- how it ended: by the decision that it became, withdrawn by somebody who said why, or neither where others name its
  -- servers by then
  ended_at timestamptz,
  decision_id bigint references terms_version,
  withdrawn_by bigint,            -- a person
  withdrawn_because text,
  check ((withdrawn_by is null) = (withdrawn_because is null)),
  check (ended_at is not null or (decision_id is null and withdrawn_by is null)),
  check (decision_id is null or withdrawn_by is null)
);
create index announced_terms_open on announced_terms (starts_at) where ended_at is null;
