-- Scoring schemes by index year, as their issuers wrote them. How far the year's scoring is, is read and written whole.
CREATE TABLE scoring_schemes (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  index_year bigint NOT NULL,
  name text NOT NULL,
  document_number text NOT NULL,
  document_date date,
  legal_basis text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  cycle json NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, created_by) REFERENCES accounts (agency_id, id),
  CHECK (from_on <= to_on)
);

-- What a scheme asks. Which stands below which follows from the codes.
CREATE TABLE scoring_criteria (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  scheme_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  max_points bigint NOT NULL CHECK (max_points >= 0),
  rule json,
  rule_words text NOT NULL,
  proof_asked text NOT NULL,
  unit_id uuid,
  unit_words text NOT NULL,
  survey boolean NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, scheme_id) REFERENCES scoring_schemes (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id)
);
CREATE UNIQUE INDEX scoring_criteria_code ON scoring_criteria (agency_id, scheme_id, code);

-- Tự chấm: what it was worked out from, and what came out.
CREATE TABLE self_scores (
  agency_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  version bigint NOT NULL,
  input json NOT NULL,
  points bigint NOT NULL CHECK (points >= 0),
  note text NOT NULL,
  scored_by uuid NOT NULL,
  scored_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, criterion_id),
  FOREIGN KEY (agency_id, criterion_id) REFERENCES scoring_criteria (agency_id, id),
  FOREIGN KEY (agency_id, scored_by) REFERENCES accounts (agency_id, id)
);

-- Thẩm định: as it was imported.
CREATE TABLE appraised_scores (
  agency_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  points bigint NOT NULL CHECK (points >= 0),
  remark text NOT NULL,
  imported_by uuid NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, criterion_id),
  FOREIGN KEY (agency_id, criterion_id) REFERENCES scoring_criteria (agency_id, id),
  FOREIGN KEY (agency_id, imported_by) REFERENCES accounts (agency_id, id)
);

-- Giải trình: what the agency says of an appraised criterion.
CREATE TABLE score_explanations (
  agency_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  version bigint NOT NULL,
  body text NOT NULL,
  file_ids json NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, criterion_id),
  FOREIGN KEY (agency_id, criterion_id) REFERENCES scoring_criteria (agency_id, id),
  FOREIGN KEY (agency_id, written_by) REFERENCES accounts (agency_id, id)
);
