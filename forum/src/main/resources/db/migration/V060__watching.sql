-- Room: watching. How each node was, for its admins: a row a minute for two days, and one an hour for ninety days, so at most some
-- 5,000 of a node. Growth: reference.
create table node_sample (
  span text not null check (span in ('MINUTE', 'HOUR')),
  at timestamptz not null, -- when the minute or the hour began
  node text not null,
  browser bigint not null, -- requests answered meanwhile, by door
  app bigint not null,
  peer bigint not null,
  other bigint not null,
  failures bigint not null, -- of them, those that were our fault
  half_millis real,         -- in which half of the answers to browsers were made; null where there were none
  most_millis real,         -- in which 95 of 100 were
  ledger_lag bigint not null,
  inbox_waiting bigint not null,
  inbox_seconds bigint not null, -- age of what waits longest
  telling_waiting bigint not null, -- to servers that answer
  telling_seconds bigint not null,
  resting bigint not null, -- servers that do not answer
  letters bigint not null,
  letters_seconds bigint not null,
  heap bigint not null, -- bytes, as all that follow
  heap_most bigint not null,
  database_size bigint not null,
  folder_free bigint, -- null where nobody says
  connections integer not null,
  connections_most integer not null,
  connections_awaited integer not null,
  feed_posts bigint not null,
  feed_complete boolean not null,
  failing_jobs text not null, -- the names of those that last ran in vain, one a line
  primary key (span, at, node)
);
