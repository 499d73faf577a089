-- The rows of a kept report that are too many for its snapshot, in pieces that lie one behind the other: a page of them is
-- read without the others.
CREATE TABLE report_rows (
  agency_id uuid NOT NULL,
  report_id uuid NOT NULL,
  address text NOT NULL,
  -- Which row of the figure the piece begins with, from 0.
  place bigint NOT NULL,
  rows json NOT NULL,
  PRIMARY KEY (agency_id, report_id, address, place),
  FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id)
);
