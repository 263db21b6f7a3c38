-- Room: consultations. What an option puts in force, as it was drafted, looked at and kept before; and what became of that.
alter table consultation_option add column what_if_id bigint references kept_what_if; -- null: nothing
alter table consultation add column adopted_id bigint references terms_version;       -- the decision that it took
alter table consultation add column not_adopted text; -- why its terms could not be put in force: a refusal
alter table consultation add constraint consultation_adopted
  check (stage = 'DECIDED' or (adopted_id is null and not_adopted is null));
