-- Room: instances. Which servers stand under which terms. Growth: reference (small, slow).
create table peer (
  id bigint generated always as identity primary key
);

-- Every change of terms, immutable; the last one of each peer is in force. The number counts through all versions in the
-- order in which they were committed, without gaps: it is the policy epoch, and what people call "decision 31".
create table terms_version (
  id bigint primary key check (id > 0),
  peer_id bigint references peer, -- null: what holds for every server that no peer names
  name text,                      -- what people call the peer; null like peer_id
  domains text[] not null,        -- of the peer's servers; empty once it has no terms of its own any more
  before_id bigint references terms_version, -- the version of the same peer that it replaces; null for its first
  votes_up smallint not null check (votes_up between 0 and 1000),     -- thousandths, as the weights below
  votes_down smallint not null check (votes_down between 0 and 1000),
  passed_on smallint not null check (passed_on between 0 and 1000),
  passing smallint not null check (passing between 0 and 1000),
  cap smallint not null check (cap between 0 and 1000), -- 1000: none
  window_first date,
  window_last date check (window_last >= window_first),
  announces_held boolean not null,
  cause text not null check (cause in ('CHANGED', 'TAKEN_BACK', 'EXPIRED')),
  undoes_id bigint references terms_version, -- the version that it takes back or that ran out
  reason text,                    -- null only where time alone is the reason
  decided_by bigint,              -- null for what time did
  decided_at timestamptz not null,
  review_on date,
  expires_at timestamptz,
  check ((peer_id is null) = (name is null)),
  check ((cause = 'CHANGED') = (undoes_id is null))
);
create index terms_version_by_peer on terms_version (peer_id, id);

-- The log is only ever added to.
create function terms_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a version of terms is never changed: write a new one';
end
$$;
create trigger terms_version_stays before update or delete on terms_version
  for each row execute function terms_version_stays();

-- Which peer names a domain now; follows the versions, and keeps two peers from naming the same.
create table peer_domain (
  domain text primary key,
  peer_id bigint not null references peer
);
