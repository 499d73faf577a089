-- What the agency's own reports begin as, each made of a report that somebody was content with.
CREATE TABLE report_templates (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  template json NOT NULL,
  report_id uuid NOT NULL,
  saved_by uuid NOT NULL,
  saved_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id),
  FOREIGN KEY (agency_id, saved_by) REFERENCES accounts (agency_id, id)
);
