-- Room: accounts. What a person has written, changed in the transaction of each deed that changes it. Growth: by person.
create table person_count (
  person_id bigint primary key references person,
  posts bigint not null default 0,   -- neither removed nor deleted
  comments bigint not null default 0 -- neither removed nor deleted
);
insert into person_count (person_id, posts, comments)
select author_id, sum(posts), sum(comments)
from (
  select author_id, count(*) as posts, 0 as comments from post
  where removed_at is null and deleted_at is null group by author_id
  union all
  select author_id, 0, count(*) from comment
  where removed_at is null and deleted_at is null group by author_id) written
group by author_id;
