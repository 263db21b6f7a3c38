-- Room: communities.
-- A subscription that nobody answered is asked for again: servers of Lemmy's kind lose the first answer to a server that they
-- never spoke to before.
alter table subscription
  add column asks smallint not null default 1, -- how often it was asked for
  add column ask_again_at timestamptz;         -- null: not again
create index subscription_ask_again on subscription (ask_again_at) where ask_again_at is not null;
update subscription set ask_again_at = subscribed_at where state = 'PENDING';
