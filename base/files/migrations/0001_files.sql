-- One row each time a file was handed in; the content itself lies on disk under its hash, once.
CREATE TABLE files (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  media text NOT NULL,
  size bigint NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid,
  PRIMARY KEY (agency_id, id)
);
CREATE INDEX files_content ON files (agency_id, sha256);
