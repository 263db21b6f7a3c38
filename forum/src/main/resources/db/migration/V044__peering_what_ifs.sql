-- Room: peering. What decisions were seen to change when they were taken, and what terms would have changed that somebody
-- only looked at. Growth: reference.
create table decision_what_if (
  decision_id bigint primary key references terms_version,
  what_if_id bigint not null, -- what_if_run.run_id
  together int not null check (together > 0) -- so many decisions were looked at together
);
insert into decision_what_if (decision_id, what_if_id, together)
select distinct run_id, run_id, 1 from what_if_run;

-- Terms that somebody looked at and kept what they would change. Nothing of it is in force. Never changed.
create table kept_what_if (
  id bigint primary key,          -- what_if_run.run_id
  peer_id bigint references peer, -- null: for a new peer, and for what is standard
  name text,                      -- what people call the peer; null for what is standard
  domains text[] not null,        -- of its servers as they would be; empty for what is standard, and where terms would end
  about text[] not null,          -- of its servers, as they are and as they would be
  before_id bigint references terms_version, -- what was in force for it; null when nothing was
  epoch bigint not null,          -- the last decision of all when it was made
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
  expires_at timestamptz,
  members int not null,           -- of ours who subscribed to communities there
  communities int not null,       -- there to which they did
  subscriptions int not null,     -- of people there to communities of ours
  our_communities int not null,   -- to which those were
  told boolean not null,          -- whether everybody may see it; else so few vote there that it would tell how
  made_by bigint not null,        -- a person
  made_at timestamptz not null
);
create trigger kept_what_if_stays before update or delete on kept_what_if
  for each row execute function what_if_stays();
