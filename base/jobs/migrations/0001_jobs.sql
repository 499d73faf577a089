-- What is to be done later. The agency is missing for what concerns the whole installation, so the id alone is the key.
CREATE TABLE jobs (
  id uuid NOT NULL PRIMARY KEY,
  agency_id uuid,
  kind text NOT NULL,
  payload json NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
  -- Agency, kind and key of a job that nobody has begun; emptied when somebody does.
  waiting_key text,
  run_at timestamptz NOT NULL,
  attempts bigint NOT NULL,
  -- Who is at it, and until when nobody else may be. Both stay empty while nobody is.
  claimed_by text,
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE UNIQUE INDEX jobs_waiting_key ON jobs (waiting_key);
CREATE INDEX jobs_due ON jobs (state, run_at);

-- For each schedule, the latest moment of it that was fired (or passed before the schedule was first seen).
CREATE TABLE schedules (
  name text NOT NULL PRIMARY KEY,
  fired_for timestamptz NOT NULL
);
