-- Room: feeds. What a decision was seen to change when it was taken; never changed afterwards. Growth: reference.
create table what_if_run (
  decision_id bigint not null references terms_version,
  local boolean not null,   -- our communities alone; else everything
  listed text not null,     -- the order, by Lemmy's name
  made_at timestamptz not null,
  now_posts bigint[] not null,
  now_elsewhere int[] not null,  -- the place of each in the other list; 0: not among the first there
  then_posts bigint[] not null,
  then_elsewhere int[] not null,
  overlap smallint not null check (overlap between 0 and 1000), -- thousandths, as both shares
  share_now smallint not null check (share_now between 0 and 1000),
  share_then smallint not null check (share_then between 0 and 1000),
  primary key (decision_id, local, listed)
);
