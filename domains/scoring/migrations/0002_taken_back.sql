-- Folders that were sent and taken back: what they said stays as it was, as a workbook.
CREATE TABLE scoring_taken_back (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  scheme_id uuid NOT NULL,
  sent_by uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  self_scored bigint NOT NULL,
  reason text NOT NULL,
  index_id uuid NOT NULL,
  taken_by uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, scheme_id) REFERENCES scoring_schemes (agency_id, id),
  FOREIGN KEY (agency_id, index_id) REFERENCES files (agency_id, id),
  FOREIGN KEY (agency_id, sent_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, taken_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX scoring_taken_back_scheme ON scoring_taken_back (agency_id, scheme_id);
