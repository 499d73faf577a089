-- Whether the page behind an address still opens, when it was last asked again after its copy was kept.
CREATE TABLE proof_link_checks (
  agency_id uuid NOT NULL,
  proof_id uuid NOT NULL,
  address text NOT NULL,
  checked_at timestamptz NOT NULL,
  problem text,
  gone_since timestamptz,
  PRIMARY KEY (agency_id, proof_id),
  FOREIGN KEY (agency_id, proof_id) REFERENCES proofs (agency_id, id),
  CHECK ((problem IS NULL) = (gone_since IS NULL))
);
