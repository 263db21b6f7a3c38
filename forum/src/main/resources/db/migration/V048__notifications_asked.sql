-- Room: notifications. What members are told of consultations stands in their inbox beside answers and mentions.
alter table notification alter column post_id drop not null;
alter table notification alter column comment_id drop not null;
alter table notification add column consultation_id bigint; -- null: about a post or a comment
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (
  kind in ('REPLY', 'MENTION', 'ANNOUNCED', 'OPENED', 'CLOSING', 'BALLOT_CAST', 'DECIDED', 'GIVEN_UP'));
alter table notification add constraint notification_about check (
  (kind in ('REPLY', 'MENTION')) = (consultation_id is null)
  and (post_id is null) = (consultation_id is not null)
  and (comment_id is null) = (consultation_id is not null));
create unique index notification_asked on notification (person_id, consultation_id, kind) where consultation_id is not null;

-- How far everybody on the list of a consultation was told of one thing: in the order of their numbers. Growth: reference.
create table notice_round (
  consultation_id bigint not null references consultation,
  kind text not null check (kind in ('ANNOUNCED', 'OPENED', 'CLOSING', 'DECIDED', 'GIVEN_UP')),
  reached bigint not null default 0, -- the last person who was told
  done_at timestamptz,
  primary key (consultation_id, kind)
);
create index notice_round_unfinished on notice_round (consultation_id) where done_at is null;
