-- Room: peering. Of the texts in the log of decisions only the name of an account that is gone can be taken out.
create or replace function decision_text_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.said is not null or new.salt is not null or new.number <> old.number or new.part <> old.part
    or new.named is distinct from old.named
    or not exists (select from person where person.id = old.named and deleted_at is not null) then
    raise exception 'a text in the log of decisions can only be taken out with the account that it names';
  end if;
  return new;
end
$$;
