-- Room: federation.store.

-- What other servers say that they run. Growth: reference.
create table peer_software (
  peer text primary key,
  name text, -- null: it was asked and did not say
  version text,
  asked_at timestamptz not null
);

-- The last few times that something did not reach a server, for its admins to read. Growth: reference.
create table delivery_trouble (
  peer text not null,
  happened_at timestamptz not null,
  words text not null,
  activity_id text, -- null while it is tried again
  primary key (peer, happened_at)
);
