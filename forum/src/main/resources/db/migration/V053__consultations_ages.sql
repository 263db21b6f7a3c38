-- Room: consultations. How old accounts were when the list was fixed, so that turnout can be told by it, in groups.
alter table elector add column age_days integer; -- null on lists that were fixed before this was kept
