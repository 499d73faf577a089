-- How people sign in. Of every secret that is handed out only its fingerprint is kept.
CREATE TABLE former_passwords (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  password_hash text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);
CREATE INDEX former_passwords_account ON former_passwords (agency_id, account_id, set_at);

CREATE TABLE recovery_codes (
  agency_id uuid NOT NULL,
  account_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (agency_id, account_id, fingerprint),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);

-- The subject is the fingerprint of what was typed as a login, or a source address.
CREATE TABLE throttles (
  agency_id uuid NOT NULL,
  scope text NOT NULL,
  subject text NOT NULL,
  attempts bigint NOT NULL,
  window_from timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (agency_id, scope, subject),
  FOREIGN KEY (agency_id) REFERENCES agencies (id)
);

-- The password was right, the second factor is still to come. Never a session.
CREATE TABLE pending_sign_ins (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX pending_sign_ins_fingerprint ON pending_sign_ins (agency_id, fingerprint);

CREATE TABLE sessions (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  source text,
  device text NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX sessions_fingerprint ON sessions (agency_id, fingerprint);
CREATE INDEX sessions_account ON sessions (agency_id, account_id);

CREATE TABLE one_time_links (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  purpose text NOT NULL,
  fingerprint bytea NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);
CREATE UNIQUE INDEX one_time_links_fingerprint ON one_time_links (agency_id, fingerprint);
CREATE INDEX one_time_links_account ON one_time_links (agency_id, account_id);
