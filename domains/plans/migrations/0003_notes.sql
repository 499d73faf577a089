-- What is kept beside the tasks: inspections, indicators, money, links, accepted findings, results of periods.
CREATE TABLE inspections (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  inspected_on date NOT NULL,
  members json NOT NULL,
  minutes text NOT NULL,
  conclusions text NOT NULL,
  file_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, file_id) REFERENCES files (agency_id, id),
  FOREIGN KEY (agency_id, recorded_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX inspections_plan ON inspections (agency_id, plan_id, inspected_on);

CREATE TABLE indicators (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  name text NOT NULL,
  measure text NOT NULL,
  target bigint NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id)
);
CREATE INDEX indicators_plan ON indicators (agency_id, plan_id);

CREATE TABLE indicator_readings (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  measured_on date NOT NULL,
  reading bigint NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, indicator_id) REFERENCES indicators (agency_id, id),
  FOREIGN KEY (agency_id, entered_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX indicator_readings_day ON indicator_readings (agency_id, indicator_id, measured_on);

CREATE TABLE budget_lines (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  source text NOT NULL,
  amount bigint,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id)
);
CREATE INDEX budget_lines_plan ON budget_lines (agency_id, plan_id);

CREATE TABLE plan_links (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  other_plan uuid,
  relation text,
  tag text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, other_plan) REFERENCES plans (agency_id, id),
  CHECK ((other_plan IS NULL) <> (tag IS NULL))
);
CREATE UNIQUE INDEX plan_links_plan ON plan_links (agency_id, plan_id, other_plan);
CREATE UNIQUE INDEX plan_links_tag ON plan_links (agency_id, plan_id, tag);

CREATE TABLE finding_acceptances (
  agency_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  finding_key text NOT NULL,
  reason text NOT NULL,
  accepted_by uuid NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, plan_id, finding_key),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, accepted_by) REFERENCES accounts (agency_id, id)
);

-- The rows that were counted, frozen: every figure follows from them.
CREATE TABLE period_results (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  label text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  counted json NOT NULL,
  remarks text NOT NULL,
  computed_at timestamptz NOT NULL,
  state text NOT NULL,
  returned text,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  for_the_head boolean,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, submitted_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, approved_by) REFERENCES accounts (agency_id, id),
  CHECK ((state = 'approved') = (approved_at IS NOT NULL))
);
CREATE UNIQUE INDEX period_results_period ON period_results (agency_id, plan_id, from_day, to_day);
