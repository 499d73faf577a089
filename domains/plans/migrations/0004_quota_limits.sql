-- How many the agency may propose for commendation at most, from a day on until the next row's day. Empty: no limit.
CREATE TABLE quota_limits (
  agency_id uuid NOT NULL,
  valid_from date NOT NULL,
  collectives bigint,
  individuals bigint,
  legal_basis text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, valid_from),
  FOREIGN KEY (agency_id, set_by) REFERENCES accounts (agency_id, id)
);
