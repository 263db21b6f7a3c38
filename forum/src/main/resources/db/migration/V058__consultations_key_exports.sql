-- Room: consultations. Who got the key of a consultation, and when; of the key itself nothing is here. Growth: reference.
create table ballot_key_export (
  id bigint generated always as identity primary key,
  consultation_id bigint not null references consultation,
  exported_by bigint not null, -- a person
  exported_at timestamptz not null
);
create index ballot_key_export_by_consultation on ballot_key_export (consultation_id, id);

create function ballot_key_export_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what is written down of exported keys is only ever added to';
end
$$;
create trigger ballot_key_export_stays before update or delete on ballot_key_export
  for each row execute function ballot_key_export_stays();
