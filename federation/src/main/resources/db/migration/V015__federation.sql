-- Room: federation.store.

-- The keys with which our actors sign. Growth: by own key (kind, actor_id).
create table own_key (
  kind text not null check (kind in ('SITE', 'PERSON', 'COMMUNITY')),
  actor_id bigint not null,
  algorithm text not null check (algorithm in ('RSA', 'ED25519')),
  public_key bytea not null,  -- SubjectPublicKeyInfo
  private_key bytea not null, -- PKCS #8
  made_at timestamptz not null,
  primary key (kind, actor_id, algorithm)
);

-- What actors of other servers said of themselves. Growth: by own key (address).
create table remote_actor (
  address text primary key,
  kind text not null check (kind in ('SITE', 'PERSON', 'COMMUNITY')),
  actor_id bigint not null, -- of person or community; of the instance for its own actor
  peer text not null,
  inbox text,
  shared_inbox text,
  outbox text,
  moderators text,
  featured text,
  key_id text,
  public_key text, -- PEM
  fetched_at timestamptz, -- null: only its address is known, as that of somebody whose vote was passed on
  tried_at timestamptz
);
create index remote_actor_by_actor on remote_actor (kind, actor_id);
create index remote_actor_by_key on remote_actor (key_id) where key_id is not null;
create index remote_actor_unknown on remote_actor (tried_at nulls first) where fetched_at is null;

-- One lane for each server that brings activities, so that a flood from one delays only that one. Growth: reference.
create table inbox_lane (
  peer text primary key,
  served_at timestamptz not null
);

-- What was acknowledged, as it came: kept for seven days. Growth: by day.
create sequence received_position_seq;
create table received (
  received_on date not null,
  position bigint not null default nextval('received_position_seq'),
  peer text not null,
  activity_id text not null,
  signer text not null,
  body bytea not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  not_before timestamptz, -- when it is tried again
  settled_at timestamptz,
  outcome text,
  primary key (received_on, position)
) partition by range (received_on);
create table received_default partition of received default;
create index received_waiting on received (peer, position) where settled_at is null;

-- Activities that came within seven days, by themselves or within another. Growth: by own key (hash).
create table seen_activity (
  hash bytea primary key, -- SHA-256 of the id
  seen_on date not null
);
create index seen_activity_by_day on seen_activity (seen_on);

-- What we have to tell others, once each, with those who are to hear it. Growth: by own key (position).
create sequence outgoing_position_seq;
create table outgoing (
  position bigint primary key,
  activity_id text not null unique,
  kind text not null,
  body bytea not null,
  signer_kind text not null,
  signer_id bigint not null,
  followers_of bigint, -- a community: every server of which somebody follows it
  everyone boolean not null, -- every server that we know
  inboxes text[] not null,
  peers text[] not null, -- the servers of those inboxes
  open boolean not null, -- whether anybody may fetch it by its id
  made_at timestamptz not null
);
create index outgoing_by_time on outgoing (made_at); -- what is old is forgotten

-- How far each server has heard. Growth: reference.
create table delivery_lane (
  peer text primary key,
  cursor bigint not null,
  failures integer not null default 0,
  next_try_at timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_failure text,
  leased_by text, -- the node that sends to it now
  leased_until timestamptz,
  since timestamptz not null
);
