-- One row an agency: the number of its latest change. Taking the next number locks the row until commit, so that
-- numbers become visible in their order on every engine.
CREATE TABLE change_heads (
  agency_id uuid NOT NULL PRIMARY KEY,
  latest bigint NOT NULL
);

CREATE TABLE changes (
  agency_id uuid NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, number)
);
