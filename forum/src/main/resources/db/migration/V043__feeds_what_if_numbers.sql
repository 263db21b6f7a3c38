-- Room: feeds. Comparisons are kept for many decisions at once too, and for none: what they are kept for is said where it
-- is decided. Those kept so far have the number of their decision.
alter table what_if_run drop constraint what_if_run_decision_id_fkey;
alter table what_if_run rename column decision_id to run_id;
create sequence what_if_number;
select setval('what_if_number', coalesce((select max(run_id) from what_if_run), 0) + 1, false);

create function what_if_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was compared is never changed: compare anew';
end
$$;
create trigger what_if_run_stays before update or delete on what_if_run
  for each row execute function what_if_stays();
