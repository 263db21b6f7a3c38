-- Tokens that members give to programs, each for some things only. Kept is what opens nothing: their hashes.
create table api_token (
  token_hash bytea primary key, -- SHA-256 of the token, which only the member has
  person_id bigint not null,
  name text not null, -- as the member calls the program
  scopes text[] not null,
  made_at timestamptz not null,
  used_on date -- the last day (UTC) on which it was shown; null before the first
);
create index api_token_by_person on api_token (person_id);
