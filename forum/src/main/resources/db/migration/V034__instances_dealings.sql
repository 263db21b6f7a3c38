-- Room: instances. What terms say beside votes. What was decided before said nothing about it: all as it comes.
alter table terms_version
  add column reception text not null default 'ACCEPT' check (reception in ('ACCEPT', 'HOLD', 'REFUSE')),
  add column visibility text not null default 'EVERYONE'
    check (visibility in ('EVERYONE', 'FOLLOWERS', 'WHO_CHOSE', 'NOBODY')),
  add column choosable boolean not null default true, -- whether members may see otherwise
  add column follows text not null default 'ACCEPT' check (follows in ('ACCEPT', 'REFUSE')),
  add column reports text not null default 'ACCEPT' check (reports in ('ACCEPT', 'REFUSE')),
  add column messages text not null default 'EVERYONE' check (messages in ('EVERYONE', 'CORRESPONDENTS', 'NOBODY')),
  add column sends text not null default 'ALL' check (sends in ('ALL', 'TO_FOLLOWERS', 'NOTHING')),
  add column fetches text not null default 'ANYONE' check (fetches in ('ANYONE', 'SIGNED', 'NOBODY'));

-- Every version says all of it from now on.
alter table terms_version
  alter column reception drop default,
  alter column visibility drop default,
  alter column choosable drop default,
  alter column follows drop default,
  alter column reports drop default,
  alter column messages drop default,
  alter column sends drop default,
  alter column fetches drop default;
