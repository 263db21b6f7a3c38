-- Room: accounts.
alter table account add column lens text; -- null: as the site counts votes
