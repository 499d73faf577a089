-- What happened, once each, with the day it happened. Figures, files and objects beside the kind that needs them.
CREATE TABLE proofs (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('file', 'photo', 'address', 'note', 'outside_figure', 'object')),
  title text NOT NULL,
  -- Not given by the person: the page behind the address may still say it.
  title_assumed boolean NOT NULL,
  happened_on date NOT NULL,
  day_assumed boolean NOT NULL,
  file_ids json NOT NULL,
  note text,
  address text,
  figure json,
  object_kind text,
  object_id uuid,
  event text,
  standing text NOT NULL CHECK (standing IN ('proposed', 'confirmed', 'returned', 'revoked')),
  standing_by uuid,
  standing_at timestamptz NOT NULL,
  reason text,
  created_by uuid,
  created_at timestamptz NOT NULL,
  handed_in_by uuid,
  PRIMARY KEY (agency_id, id),
  CHECK (kind <> 'note' OR note IS NOT NULL),
  CHECK (kind <> 'address' OR address IS NOT NULL),
  CHECK (kind <> 'outside_figure' OR figure IS NOT NULL),
  CHECK (kind <> 'object' OR (object_kind IS NOT NULL AND object_id IS NOT NULL AND event IS NOT NULL)),
  CHECK (standing NOT IN ('returned', 'revoked') OR reason IS NOT NULL)
);
-- The same event of the same object is one proof, however often it is told.
CREATE UNIQUE INDEX proofs_object ON proofs (agency_id, object_kind, object_id, event);
CREATE INDEX proofs_day ON proofs (agency_id, happened_on);
CREATE INDEX proofs_standing ON proofs (agency_id, standing, standing_at);

-- What a proof serves: tasks, items of plans, criteria.
CREATE TABLE proof_links (
  agency_id uuid NOT NULL,
  proof_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  linked_by uuid,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, proof_id, subject_kind, subject_id),
  FOREIGN KEY (agency_id, proof_id) REFERENCES proofs (agency_id, id)
);
CREATE INDEX proof_links_subject ON proof_links (agency_id, subject_kind, subject_id);

-- One row for each verdict: the history of a proof.
CREATE TABLE proof_reviews (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  proof_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('handed_in', 'confirmed', 'returned', 'revoked')),
  reason text,
  reviewed_by uuid,
  reviewed_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, proof_id) REFERENCES proofs (agency_id, id)
);
CREATE INDEX proof_reviews_proof ON proof_reviews (agency_id, proof_id, reviewed_at);

-- What the page behind an address said, and the copy that was kept.
CREATE TABLE proof_captures (
  agency_id uuid NOT NULL,
  proof_id uuid NOT NULL,
  address text NOT NULL,
  problem text,
  title text,
  author text,
  published_on date,
  file_id uuid,
  tried_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, proof_id),
  FOREIGN KEY (agency_id, proof_id) REFERENCES proofs (agency_id, id),
  FOREIGN KEY (agency_id, file_id) REFERENCES files (agency_id, id)
);

-- Periods that reports are made for, by the rule of their time.
CREATE TABLE report_periods (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('month', 'quarter', 'half', 'nine_months', 'year')),
  year bigint NOT NULL,
  ordinal bigint NOT NULL,
  label text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  legal_basis text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  closed_at timestamptz,
  closed_by uuid,
  PRIMARY KEY (agency_id, id),
  CHECK (from_on <= to_on)
);
CREATE UNIQUE INDEX report_periods_place ON report_periods (agency_id, kind, year, ordinal, valid_from);
