-- Room: moderation. The result of a consultation says how many of its electors were banned while it ran.
create index modlog_site_bans on modlog (acted_at) where act = 'BANNED_FROM_SITE';
