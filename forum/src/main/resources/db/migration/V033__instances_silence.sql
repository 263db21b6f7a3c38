-- Room: instances.

-- When we last had a sign of life, and what came after a long silence. Of our own row: when we last looked, and since
-- when we look without a gap, so that nobody is thought silent while it was we who were away.
alter table instance
  add column heard_at timestamptz,    -- null: never, since we look
  add column returned_at timestamptz, -- the last time that it was heard again after a long silence
  add column renewed_at timestamptz;  -- when its key was found to be another after such a silence
