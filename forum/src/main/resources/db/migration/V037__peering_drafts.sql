-- Room: peering. Terms that a list of somebody else's would give servers. Nothing in it is in force; an admin puts some of
-- it in force, and discards the rest. Growth: reference (a list has as many rows as servers, and is read again in place).
create table terms_draft (
  id bigint generated always as identity primary key,
  domain text not null,
  severity text not null check (severity in ('SUSPEND', 'SILENCE')), -- as Mastodon's lists call it
  rejects_reports boolean not null,
  comment text not null,          -- why, as the list says; empty when it does not
  source text not null,           -- what the admin calls the list
  imported_by bigint not null,    -- a person
  imported_at timestamptz not null,
  unique (source, domain)
);
create index terms_draft_by_domain on terms_draft (domain, id);
