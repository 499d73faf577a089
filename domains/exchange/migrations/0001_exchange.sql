-- What passes between an agency, those above it and those below it: who they are, what is asked, what is reported.
CREATE TABLE exchange_keys (
  agency_id uuid NOT NULL,
  key text NOT NULL,
  seed bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, key),
  FOREIGN KEY (agency_id) REFERENCES agencies (id)
);

-- An agency above or below, in this installation or elsewhere. Its key says that a package is its own.
CREATE TABLE exchange_partners (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('above', 'below')),
  name text NOT NULL,
  key text NOT NULL,
  local_id uuid,
  address text,
  added_by uuid,
  added_at timestamptz NOT NULL,
  left_at timestamptz,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id) REFERENCES agencies (id),
  FOREIGN KEY (local_id) REFERENCES agencies (id)
);
CREATE UNIQUE INDEX exchange_partners_key ON exchange_partners (agency_id, key, side);

-- What this agency asks of those below it.
CREATE TABLE exchange_requests (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  content json NOT NULL,
  stage text NOT NULL CHECK (stage IN ('draft', 'published', 'closed')),
  revision bigint NOT NULL,
  published json,
  published_at timestamptz,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, created_by) REFERENCES accounts (agency_id, id)
);

-- What this agency is asked by those above it, with what it answers.
CREATE TABLE exchange_received (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  content json NOT NULL,
  revision bigint NOT NULL,
  agreed json,
  answers json NOT NULL,
  sent bigint NOT NULL,
  sent_at timestamptz,
  verdict json,
  -- When those above said it, and when they reminded, by their own clock: what was said before is never said again.
  verdict_at timestamptz,
  reminded_at timestamptz,
  closed boolean NOT NULL,
  received_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, partner_id) REFERENCES exchange_partners (agency_id, id)
);

-- What those below reported: every report as it came, the last one counts.
CREATE TABLE exchange_reports (
  agency_id uuid NOT NULL,
  request_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  number bigint NOT NULL,
  content json NOT NULL,
  received_at timestamptz NOT NULL,
  verdict json,
  judged_by uuid,
  judged_at timestamptz,
  PRIMARY KEY (agency_id, request_id, partner_id, number),
  FOREIGN KEY (agency_id, request_id) REFERENCES exchange_requests (agency_id, id),
  FOREIGN KEY (agency_id, partner_id) REFERENCES exchange_partners (agency_id, id)
);

-- What went out, exactly as it was signed, and whether it has arrived.
CREATE TABLE exchange_sent (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('request', 'report', 'verdict', 'reminder')),
  request_id uuid NOT NULL,
  package text NOT NULL,
  made_at timestamptz NOT NULL,
  arrived_at timestamptz,
  trouble text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, partner_id) REFERENCES exchange_partners (agency_id, id)
);
CREATE INDEX exchange_sent_request ON exchange_sent (agency_id, request_id, partner_id, made_at);
CREATE INDEX exchange_sent_waiting ON exchange_sent (agency_id, arrived_at, made_at);
