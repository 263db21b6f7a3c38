-- Room: search. Growth: by own key (id within its kind).
create table search_document (
  kind text not null check (kind in ('POST', 'COMMENT', 'COMMUNITY', 'PERSON')),
  id bigint not null,
  post_id bigint, -- of a comment
  community_id bigint,
  author_id bigint,
  words tsvector not null,
  dated_at timestamptz not null,
  primary key (kind, id)
);
create index search_document_words on search_document using gin (words);
