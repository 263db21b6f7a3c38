create table branch (name text primary key);
select pg_terminate_backend(pg_backend_pid());
