-- One row an agency: number and hash of its last entry. Taking it locks the chain until commit, so that entries follow one
-- another without gaps on every engine.
CREATE TABLE audit_heads (
  agency_id uuid NOT NULL PRIMARY KEY,
  number bigint NOT NULL,
  hash bytea NOT NULL,
  FOREIGN KEY (agency_id) REFERENCES agencies (id)
);

-- Append only. What the program never does, the database can forbid; on PostgreSQL, with the tables owned by another role
-- than the one the program signs in as:
--   REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM the_role_of_the_program;
-- The detail is kept as the very characters that were hashed.
CREATE TABLE audit_entries (
  agency_id uuid NOT NULL,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_kind text,
  subject_id uuid,
  detail text NOT NULL,
  source text,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (agency_id, number),
  FOREIGN KEY (agency_id) REFERENCES agencies (id),
  CHECK (number >= 1),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
);
CREATE INDEX audit_entries_actor ON audit_entries (agency_id, actor_id, number);
CREATE INDEX audit_entries_subject ON audit_entries (agency_id, subject_kind, subject_id, number);
