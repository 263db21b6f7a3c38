-- Room: accounts. What members decide for their own eyes about other servers. A row about a peer stays when all of it is
-- as the site does: who said so is not asked again.
create table member_peer_choice (
  person_id bigint not null references person,
  id bigint generated always as identity,
  peer_id bigint references peer,  -- null: a single server without terms of its own
  name text not null,              -- what it was called when they chose
  domains text[] not null,         -- that it had then, without those about which they chose elsewhere since
  apart text[] not null,           -- domains below these that belonged to other peers then
  posts text not null,
  comments text not null,
  communities text not null,
  notifications text not null,
  messages text not null,
  ask_again_at timestamptz,        -- when they want to be asked again, having chosen nothing yet; null: not any more
  chosen_at timestamptz not null,
  primary key (person_id, id),
  constraint member_peer_choice_values check (
    array[posts, comments, communities, notifications, messages] <@ array['AS_SITE', 'SHOWN', 'HIDDEN'])
);

create unique index member_peer_choice_peer on member_peer_choice (person_id, peer_id) where peer_id is not null;
create index member_peer_choice_shown on member_peer_choice (peer_id)
  where posts = 'SHOWN' or comments = 'SHOWN' or communities = 'SHOWN';
