-- Reports, written around figures. What a submitted or signed one says is kept whole beside it.
CREATE TABLE reports (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  period_id uuid NOT NULL,
  template text NOT NULL,
  name text NOT NULL,
  receivers json NOT NULL,
  subject text NOT NULL,
  sections json NOT NULL,
  accepted json NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'signed')),
  returned text,
  submitted_by uuid,
  submitted_at timestamptz,
  snapshot json,
  signed_by uuid,
  signed_at timestamptz,
  number text,
  issued_on date,
  copy_id uuid,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, period_id) REFERENCES report_periods (agency_id, id),
  FOREIGN KEY (agency_id, created_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, submitted_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, signed_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, copy_id) REFERENCES files (agency_id, id),
  CHECK ((state = 'draft') = (snapshot IS NULL)),
  CHECK ((state = 'signed') = (number IS NOT NULL AND issued_on IS NOT NULL AND signed_at IS NOT NULL))
);
CREATE INDEX reports_period ON reports (agency_id, period_id);
CREATE UNIQUE INDEX reports_number ON reports (agency_id, number);

-- What signed reports counted that is counted only once: a row that is dated anew afterwards is not counted again.
CREATE TABLE report_counted (
  agency_id uuid NOT NULL,
  period_id uuid NOT NULL,
  address text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  PRIMARY KEY (agency_id, period_id, address, subject_kind, subject_id),
  FOREIGN KEY (agency_id, period_id) REFERENCES report_periods (agency_id, id)
);

CREATE TABLE report_comments (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  section bigint NOT NULL,
  wording text NOT NULL,
  said_by uuid NOT NULL,
  said_at timestamptz NOT NULL,
  settled_by uuid,
  settled_at timestamptz,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id),
  FOREIGN KEY (agency_id, said_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX report_comments_report ON report_comments (agency_id, report_id, section, said_at);

-- What heads of units say of their part of a period. The last word holds.
CREATE TABLE unit_confirmations (
  agency_id uuid NOT NULL,
  period_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  said json NOT NULL,
  note text NOT NULL,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, period_id, unit_id),
  FOREIGN KEY (agency_id, period_id) REFERENCES report_periods (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, confirmed_by) REFERENCES accounts (agency_id, id)
);

CREATE TABLE unit_reminders (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  period_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  reminded_by uuid NOT NULL,
  reminded_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, period_id) REFERENCES report_periods (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, reminded_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX unit_reminders_period ON unit_reminders (agency_id, period_id, unit_id, reminded_at);

-- When reports are due: what the receiver asks and the office does, from a day on.
CREATE TABLE report_deadlines (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  period_kind text NOT NULL CHECK (period_kind IN ('month', 'quarter', 'half', 'nine_months', 'year')),
  receiver text NOT NULL,
  units_before bigint NOT NULL,
  due_after bigint NOT NULL,
  legal_basis text NOT NULL,
  certainty text NOT NULL CHECK (certainty IN ('sure', 'likely', 'unsure')),
  valid_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, set_by) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX report_deadlines_from ON report_deadlines (agency_id, period_kind, receiver, valid_from);
