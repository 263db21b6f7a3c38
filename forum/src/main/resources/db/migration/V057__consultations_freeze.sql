-- Room: consultations. A list of 200,000 is written by one statement for the consultation that it holds locked: to look that one
-- up again for each row took longer than to write them.
alter table elector drop constraint elector_consultation_id_fkey;
