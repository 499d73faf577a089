-- That an actual figure of another system came for an estimated one, as somebody said. Both are proofs of evidence.
CREATE TABLE report_reconciliations (
  agency_id uuid NOT NULL,
  estimate_id uuid NOT NULL,
  actual_id uuid NOT NULL,
  noted_by uuid NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, estimate_id),
  FOREIGN KEY (agency_id, estimate_id) REFERENCES proofs (agency_id, id),
  FOREIGN KEY (agency_id, actual_id) REFERENCES proofs (agency_id, id),
  FOREIGN KEY (agency_id, noted_by) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX report_reconciliations_actual ON report_reconciliations (agency_id, actual_id);
