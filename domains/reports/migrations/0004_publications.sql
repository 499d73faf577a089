-- What the public sees of a signed report: which sections and figures, with an introduction, once a leader approved it. What
-- they say is kept with the report and not here.
CREATE TABLE report_publications (
  agency_id uuid NOT NULL,
  report_id uuid NOT NULL,
  address text NOT NULL,
  introduction text NOT NULL,
  sections json NOT NULL,
  figures json NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'withdrawn')),
  reason text,
  acted_by uuid,
  acted_at timestamptz,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, report_id),
  FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id),
  FOREIGN KEY (agency_id, acted_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, prepared_by) REFERENCES accounts (agency_id, id),
  CHECK ((state = 'draft') = (acted_by IS NULL)),
  CHECK (state <> 'withdrawn' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX report_publications_address ON report_publications (agency_id, address);
