-- Room: peering. What is attached to decisions after they were taken; each stands in the log too, and is never changed. Growth: reference.
create table evidence (
  id bigint generated always as identity primary key,
  decision_id bigint not null references terms_version,
  link text not null,       -- a path of ours, or an address elsewhere
  hash text not null,       -- SHA-256 of what it showed then, hexadecimal
  shows text not null,      -- what it shows, in an admin's words
  added_by bigint not null, -- a person
  added_at timestamptz not null
);
create index evidence_by_decision on evidence (decision_id, id);

-- What those say whom a decision is about.
create table response (
  id bigint generated always as identity primary key,
  decision_id bigint not null references terms_version,
  server text not null,
  link text,                -- on that server
  hash text,                -- SHA-256 of what stood there then
  said text,
  entered_by bigint not null, -- a person
  entered_at timestamptz not null,
  check ((link is null) = (hash is null)),
  check (link is not null or said is not null)
);
create index response_by_decision on response (decision_id, id);

create trigger evidence_stays before update or delete on evidence for each row execute function decision_entry_stays();
create trigger response_stays before update or delete on response for each row execute function decision_entry_stays();
