-- The signed paper and the rows that work hangs on. `document` is the whole plan as data: read and written whole, and
-- after signing never written again.
CREATE TABLE plans (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  year bigint NOT NULL,
  signed boolean NOT NULL,
  number text,
  issued_on date,
  signed_copy uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  issuer text NOT NULL,
  document json NOT NULL,
  source_file uuid,
  source_digest text,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, signed_copy) REFERENCES files (agency_id, id),
  FOREIGN KEY (agency_id, source_file) REFERENCES files (agency_id, id),
  FOREIGN KEY (agency_id, entered_by) REFERENCES accounts (agency_id, id),
  CHECK ((number IS NULL) = (issued_on IS NULL)),
  CHECK (signed OR signed_copy IS NULL)
);
CREATE UNIQUE INDEX plans_number ON plans (agency_id, year, number);
CREATE UNIQUE INDEX plans_source ON plans (agency_id, source_digest);

CREATE TABLE plan_amendments (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  kind text NOT NULL,
  changes json NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, recorded_by) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX plan_amendments_number ON plan_amendments (agency_id, plan_id, issued_on, number);

CREATE TABLE plan_items (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  block bigint NOT NULL,
  ordinal bigint NOT NULL,
  label text NOT NULL,
  wording text NOT NULL,
  audience text NOT NULL,
  cadence text,
  source_line bigint NOT NULL,
  added_by uuid,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, added_by) REFERENCES plan_amendments (agency_id, id)
);
CREATE UNIQUE INDEX plan_items_place ON plan_items (agency_id, plan_id, block, ordinal);

CREATE TABLE item_documents (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  ordinal bigint NOT NULL,
  number text,
  issued_on date,
  description text NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, item_id) REFERENCES plan_items (agency_id, id)
);
CREATE INDEX item_documents_item ON item_documents (agency_id, item_id, ordinal);
CREATE INDEX item_documents_number ON item_documents (agency_id, number);

CREATE TABLE plan_channels (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  block bigint NOT NULL,
  ordinal bigint NOT NULL,
  wording text NOT NULL,
  source_line bigint NOT NULL,
  kinds json NOT NULL,
  cadence text,
  optional boolean NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id)
);
CREATE UNIQUE INDEX plan_channels_place ON plan_channels (agency_id, plan_id, block, ordinal);

CREATE TABLE item_channels (
  agency_id uuid NOT NULL,
  item_id uuid NOT NULL,
  kind text NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (agency_id, item_id, kind),
  FOREIGN KEY (agency_id, item_id) REFERENCES plan_items (agency_id, id)
);
