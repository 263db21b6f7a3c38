-- Room: notifications.

-- What one person wrote to one other alone. Growth: by own key (id).
create sequence private_message_id_seq as integer;
create table private_message (
  id bigint primary key default nextval('private_message_id_seq'),
  sender_id bigint not null,
  recipient_id bigint not null check (recipient_id <> sender_id),
  body text not null,
  sent_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz, -- by its sender, who may bring it back
  read_at timestamptz -- by its recipient
);
create index private_message_by_sender on private_message (sender_id, recipient_id, id);
create index private_message_by_recipient on private_message (recipient_id, sender_id, id);
create index private_message_unread on private_message (recipient_id) where read_at is null and deleted_at is null;

-- What other servers call messages of their people. Apart from all other addresses, so that nothing that looks for
-- what anybody may see ever finds one. Growth: by own key (url).
create table private_message_address (
  url text primary key,
  message_id bigint not null
);
create index private_message_address_by_message on private_message_address (message_id);

-- Growth: reference.
create sequence message_report_id_seq as integer;
create table message_report (
  id bigint primary key default nextval('message_report_id_seq'),
  message_id bigint not null,
  reporter_id bigint not null,
  sender_id bigint not null,
  body text not null, -- as it was then: who wrote it can change it afterwards
  reason text not null,
  reported_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by bigint
);
create unique index message_report_once on message_report (message_id, reporter_id) where resolved_at is null;
create index message_report_open on message_report (id) where resolved_at is null;

-- From whom somebody takes a first message, where that is not everyone. Growth: by person.
create table message_choice (
  person_id bigint primary key,
  senders text not null check (senders in ('MEMBERS', 'NOBODY'))
);
