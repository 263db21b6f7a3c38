-- Room: federation.store. Some take back what they did by naming it alone; what it was stands in what they brought before.
-- A hash index: addresses are long, and only whole ones are looked for.
create index received_by_activity on received using hash (activity_id);
