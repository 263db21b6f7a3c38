-- Room: ledger. Growth: by day, dropped after 90 days.
-- Events are written without a position, in the transaction of the deed that they tell of; the sequencer gives committed
-- ones their position, so that a consumer can never pass one that commits late.
create table event (
  happened_on date not null,
  id uuid not null,
  happened_at timestamptz not null,
  position bigint,
  kind text not null,
  body jsonb not null,
  primary key (happened_on, id)
) partition by range (happened_on);

-- Takes the events of a day whose own partition is not there, so that no deed ever fails for want of one.
create table event_default partition of event default;

create index event_waiting on event (happened_at, id) where position is null;
create index event_by_position on event (position) where position is not null;

create table ledger_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into ledger_head (position) values (0);

create table consumer_cursor (
  consumer text primary key,
  position bigint not null,
  moved_at timestamptz not null
);
