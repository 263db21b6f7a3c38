-- Room: accounts. An address is written to once its owner showed that letters reach them there.
alter table account add column email_confirmed_at timestamptz; -- null: not confirmed; also where there is no address
alter table account add column mail_consultations boolean not null default true;
alter table account add column mail_reminders boolean not null default true;

-- Letters that wait, and those sent in the last days, so that nothing is sent twice. It holds what it takes to write one,
-- and no address and no link: those are looked up and made when it leaves. Growth: by person.
create table mail_outbox (
  person_id bigint not null,
  kind text not null check (kind in ('ANNOUNCED', 'OPENED', 'CLOSING', 'CONFIRM_ADDRESS', 'SET_PASSWORD')),
  about bigint not null,   -- which consultation; for others, when it was asked for, in seconds since 1970
  title text not null,     -- the question
  begins_at timestamptz,   -- when voting opens
  ends_at timestamptz,     -- when voting closes
  written_at timestamptz not null,
  due_at timestamptz,      -- when to try; null: sent, or given up
  attempts integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  primary key (person_id, kind, about),
  check ((due_at is null) = (sent_at is not null or given_up_at is not null))
);
create index mail_outbox_due on mail_outbox (due_at) where due_at is not null;
create index mail_outbox_settled on mail_outbox (written_at) where due_at is null;
