//! Whether pages still open that were kept once.

use crate::model::{LinkCheck, ProofId, Standing};
use kernel::Moment;
use people::AgencyId;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    FIND_CHECK = "SELECT address, checked_at, problem, gone_since FROM proof_link_checks WHERE agency_id = $1 AND proof_id = $2";
    SAVE_CHECK = "INSERT INTO proof_link_checks (agency_id, proof_id, address, checked_at, problem, gone_since)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (agency_id, proof_id) DO UPDATE SET address = excluded.address, checked_at = excluded.checked_at,
            problem = excluded.problem, gone_since = excluded.gone_since";
    LIST_DUE = "SELECT c.proof_id, c.address FROM proof_captures c
            JOIN proofs p ON p.agency_id = c.agency_id AND p.id = c.proof_id AND p.address = c.address
            LEFT JOIN proof_link_checks k
                ON k.agency_id = c.agency_id AND k.proof_id = c.proof_id AND k.address = c.address
        WHERE c.agency_id = $1 AND p.standing = $2 AND c.file_id IS NOT NULL AND c.tried_at < $3
            AND (k.checked_at IS NULL OR k.checked_at < $3)
        ORDER BY c.tried_at, c.proof_id LIMIT $4";
}

record! {
    /// An address that is to be asked.
    pub(crate) struct Due { proof_id: ProofId, address: String }
}

/// Whether the page behind a proof's address still opened when it was last asked again; nothing before the first time.
///
/// # Errors
/// What the engine says.
pub async fn find_check(mut db: impl Read, agency: AgencyId, proof: ProofId) -> Result<Option<LinkCheck>, StoreError> {
    db.find(FIND_CHECK, args![agency, proof]).await
}

/// Confirmed addresses with a copy that nobody asked for since a moment, those that were kept first before others.
pub(crate) async fn list_due(
    mut db: impl Read,
    agency: AgencyId,
    since: Moment,
    most: i64,
) -> Result<Vec<Due>, StoreError> {
    db.list(LIST_DUE, args![agency, Standing::Confirmed, since, most]).await
}

pub(crate) async fn save(tx: &mut Tx, agency: AgencyId, proof: ProofId, check: &LinkCheck) -> Result<(), StoreError> {
    let values = args![agency, proof, &check.address, check.checked_at, check.problem, check.gone_since];
    tx.run(SAVE_CHECK, values).await?;
    Ok(())
}
