-- Room: federation.store.

-- What an activity that could not be applied yet waits for: a thing or a person, by address. Others about the same wait
-- behind it. And whether it had its effect already, so that only a document is still to be read.
alter table received
  add column waits_for text,
  add column done boolean not null default false;
create index received_waits_for on received (peer) where settled_at is null and waits_for is not null;
