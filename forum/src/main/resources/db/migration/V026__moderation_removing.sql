-- Room: moderation.
-- Other servers are told of a ban from this row, and whether what was written goes with it. Of older bans that is not known, and
-- they were told already.
alter table modlog add column removing boolean not null default false;
