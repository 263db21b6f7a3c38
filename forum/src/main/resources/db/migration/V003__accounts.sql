-- Room: accounts. Growth: by person, but session and password_link by own key (token_hash).
create sequence person_id_seq as integer;
create table person (
  id bigint primary key default nextval('person_id_seq'),
  instance_id bigint not null references instance,
  name text not null,
  display_name text,
  bio text,
  bot boolean not null default false,
  created_at timestamptz not null,
  deleted_at timestamptz
);

-- What only people of ours have.
create table account (
  person_id bigint primary key references person,
  password_hash text not null,
  email text,
  admin boolean not null default false,
  admitted boolean not null, -- false while an application waits or was declined
  locale text,
  shows_nsfw boolean not null default false,
  created_at timestamptz not null
);
create index account_by_email on account (lower(email)) where email is not null;
create index account_admins on account (person_id) where admin;

create table application (
  person_id bigint primary key references person,
  answer text not null,
  applied_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint,
  accepted boolean,
  reason text
);
create index application_waiting on application (applied_at) where decided_at is null;

create table session (
  token_hash bytea primary key, -- SHA-256 of the token, which only the browser has
  person_id bigint not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  agent text
);
create index session_by_person on session (person_id);

create table password_link (
  token_hash bytea primary key,
  person_id bigint not null,
  expires_at timestamptz not null
);

-- Bans from the whole site. A row that has expired counts for nothing.
create table account_standing (
  person_id bigint primary key references person,
  banned_at timestamptz not null,
  banned_until timestamptz, -- null: for good
  reason text
);

create table person_block (
  person_id bigint not null references person,
  blocked_id bigint not null,
  blocked_at timestamptz not null,
  primary key (person_id, blocked_id)
);

-- A day (UTC) on which one posted, commented or voted.
create table account_active_day (
  person_id bigint not null,
  active_on date not null,
  primary key (person_id, active_on)
);
