-- Room: peering. The log of decisions as a chain: each entry holds the fingerprint of the one before, so that nothing in it can be
-- changed, taken out or put in between afterwards without being found. Growth: reference.
create table decision_entry (
  number bigint primary key check (number > 0),
  kind text not null,
  subject bigint not null,   -- the number of what it is about: a version of terms, an announcement, a consultation …
  record text not null,      -- exactly what the fingerprint is of; the form is told in docs/decision-log.md
  hash text not null,        -- SHA-256, hexadecimal
  unique (kind, subject)
);

-- What an entry says in words, beside it: the record holds only a salted fingerprint of each, so that a name can be taken out and the
-- chain still holds.
create table decision_text (
  number bigint not null references decision_entry,
  part text not null,
  named bigint,              -- the person whose name it is; null for other texts
  salt bytea,
  said text,                 -- null, as the salt: taken out with the account
  primary key (number, part),
  check ((salt is null) = (said is null))
);

create function decision_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the log of decisions is only ever added to';
end
$$;
create trigger decision_entry_stays before update or delete on decision_entry
  for each row execute function decision_entry_stays();

create function decision_text_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.said is not null or new.salt is not null or new.number <> old.number or new.part <> old.part then
    raise exception 'a text in the log of decisions can only be taken out';
  end if;
  return new;
end
$$;
create trigger decision_text_stays before update or delete on decision_text
  for each row execute function decision_text_stays();
