-- The few proofs of one kind among the many of a period: figures of other systems.
CREATE INDEX proofs_kind ON proofs (agency_id, kind, happened_on);
