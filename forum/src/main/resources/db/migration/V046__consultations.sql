-- Room: consultations. Growth: reference; elector and envelope by person; counted_ballot by own key (receipt).
create table consultation (
  id bigint generated always as identity primary key,
  question text not null,
  body text not null,
  case_for text not null,
  case_against text not null,
  method text not null check (method in ('CHOICE', 'APPROVAL', 'RANKED')),
  pass text not null check (pass in ('PLURALITY', 'MAJORITY', 'TWO_THIRDS')),
  binding boolean not null,
  quorum smallint not null check (quorum between 0 and 100), -- percent of the electors
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  joined_before date,                 -- null: whenever the account was made
  active_days smallint not null,
  of_last smallint not null check (active_days between 0 and of_last),
  subscribed_to bigint references community, -- null: to whatever
  stage text not null check (stage in ('DRAFT', 'ANNOUNCED', 'OPEN', 'CLOSED', 'COUNTED', 'DECIDED', 'VOID')),
  drafted_by bigint not null,       -- a person, as below
  drafted_at timestamptz not null,
  announced_by bigint,
  announced_at timestamptz,
  electorate integer,                 -- how many electors there are; the list is fixed with the announcement
  public_key bytea,                   -- X25519; the secret half is never in the database
  options_hash bytea,
  counted_at timestamptz,
  took_part integer,
  invalid integer,                    -- envelopes that did not open, or held no answer
  support integer[],                  -- ballots for each option; of a ranking, that put it first
  pairs integer[],                    -- of a ranking, row after row: ballots that put one option before another
  ahead smallint[],                   -- the options that nothing comes before
  ended_by bigint,                    -- who decided, or gave it up; null for what a binding result decided
  ended_at timestamptz,
  ended_because text,
  decided smallint,                   -- the option; null where nothing was decided upon
  talk_post_id bigint,                -- where members of this site alone talk it over; null for nowhere
  voices_post_id bigint,              -- where everybody else may say what they think; null for nowhere
  check ((stage = 'DRAFT') = (announced_at is null)),
  check ((announced_at is null) = (public_key is null)),
  check ((stage in ('COUNTED', 'DECIDED')) = (counted_at is not null)),
  check ((stage in ('DECIDED', 'VOID')) = (ended_at is not null))
);
create index consultation_running on consultation (id) where stage in ('ANNOUNCED', 'OPEN', 'CLOSED');

create table consultation_option (
  consultation_id bigint not null references consultation,
  number smallint not null check (number between 1 and 32),
  label text not null,
  primary key (consultation_id, number)
);

-- Who may take part, and whether they did. How is nowhere.
create table elector (
  consultation_id bigint not null references consultation,
  person_id bigint not null, -- taken from the accounts in one statement, 200,000 at a time
  took_part boolean not null default false,
  primary key (consultation_id, person_id)
);

-- One for each who took part, until the count, which deletes them.
create table envelope (
  consultation_id bigint not null,
  person_id bigint not null,
  sealed bytea not null,
  primary key (consultation_id, person_id),
  foreign key (consultation_id, person_id) references elector
);

-- Written by the count alone, all at once and in the order of receipts, so that where a row lies tells nothing.
create table counted_ballot (
  consultation_id bigint not null references consultation,
  receipt text not null,
  choice smallint[] not null,
  primary key (consultation_id, receipt)
);

-- The reply that stands for an option under the post for everybody else. Votes up on it are shown apart and move nothing.
create table consultation_voice (
  consultation_id bigint not null,
  number smallint not null,
  post_id bigint not null,
  comment_id bigint not null,
  primary key (consultation_id, number),
  foreign key (consultation_id, number) references consultation_option
);
