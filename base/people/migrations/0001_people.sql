-- Who we are. Periods include their last day; without one they hold until further notice.
CREATE TABLE agencies (
  id uuid NOT NULL PRIMARY KEY,
  parent_id uuid,
  slug text NOT NULL,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (parent_id) REFERENCES agencies (id)
);
CREATE UNIQUE INDEX agencies_slug ON agencies (slug);

CREATE TABLE agency_hosts (
  host text NOT NULL PRIMARY KEY,
  agency_id uuid NOT NULL,
  FOREIGN KEY (agency_id) REFERENCES agencies (id)
);
CREATE INDEX agency_hosts_agency ON agency_hosts (agency_id);

CREATE TABLE agency_names (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  short_name text NOT NULL,
  acronym text NOT NULL,
  head_title text NOT NULL,
  superior_body text,
  place_name text NOT NULL,
  legal_basis text,
  certainty text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id) REFERENCES agencies (id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);

CREATE TABLE agency_contacts (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  switchboard text,
  hotline text,
  mailbox text,
  website text,
  postal_address text,
  approved_by text NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  valid_from date NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id) REFERENCES agencies (id)
);

CREATE TABLE units (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  ordinal bigint NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id) REFERENCES agencies (id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE UNIQUE INDEX units_code ON units (agency_id, code, valid_from);

CREATE TABLE accounts (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  login text NOT NULL,
  login_folded text NOT NULL,
  full_name text NOT NULL,
  position_words text NOT NULL,
  unit_id uuid,
  kind text NOT NULL,
  status text NOT NULL,
  status_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret bytea,
  totp_pending bytea,
  totp_last_step bigint,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id) REFERENCES agencies (id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id)
);
CREATE UNIQUE INDEX accounts_login ON accounts (agency_id, login_folded);

CREATE TABLE account_roles (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role text NOT NULL,
  tenure text NOT NULL,
  unit_id uuid,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX account_roles_account ON account_roles (agency_id, account_id);

CREATE TABLE duties (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  unit_id uuid,
  field text,
  field_folded text,
  notice_number text NOT NULL,
  notice_date date NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CHECK ((unit_id IS NULL) <> (field IS NULL)),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX duties_account ON duties (agency_id, account_id);

CREATE TABLE authorisations (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  number text NOT NULL,
  dated_on date NOT NULL,
  scope text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  CHECK (valid_to >= valid_from)
);
CREATE INDEX authorisations_account ON authorisations (agency_id, account_id);
