//! Which actual figures of other systems came for which estimates.

use crate::model::{Error, Event, Reconciliation, Refusal};
use evidence::ProofId;
use people::{AgencyId, Writer};
use store::{Read, StoreError, Tx, args, statements};

statements! {
    /// Said again, the last word holds.
    SAVE_RECONCILIATION = "INSERT INTO report_reconciliations (agency_id, estimate_id, actual_id, noted_by, noted_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (agency_id, estimate_id) DO UPDATE SET actual_id = excluded.actual_id, noted_by = excluded.noted_by,
            noted_at = excluded.noted_at";
    REMOVE_RECONCILIATION = "DELETE FROM report_reconciliations WHERE agency_id = $1 AND estimate_id = $2";
    LIST_RECONCILIATIONS = "SELECT estimate_id, actual_id, noted_by, noted_at FROM report_reconciliations
        WHERE agency_id = $1 ORDER BY noted_at, estimate_id";
}

/// Keeps that an actual figure came for an estimate.
///
/// # Errors
/// `ActualTaken` if it came for another one.
pub async fn save_reconciliation(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Reconciliation, Vec<Event>),
) -> Result<(), Error> {
    let values = args![writer.agency(), row.estimate_id, row.actual_id, row.noted_by, row.noted_at];
    tx.run(SAVE_RECONCILIATION, values).await.map_err(|error| match error {
        StoreError::Unique { .. } => Error::from(Refusal::ActualTaken),
        other => other.into(),
    })?;
    Ok(writer.tell(tx, &events).await?)
}

/// Nothing came for an estimate after all.
///
/// # Errors
/// What the engine says.
pub async fn remove_reconciliation(
    tx: &mut Tx,
    writer: &Writer<'_>,
    estimate: ProofId,
    events: &[Event],
) -> Result<(), Error> {
    if tx.run(REMOVE_RECONCILIATION, args![writer.agency(), estimate]).await? == 1 {
        writer.tell(tx, events).await?;
    }
    Ok(())
}

/// All of the agency.
///
/// # Errors
/// What the engine says.
pub async fn list_reconciliations(mut db: impl Read, agency: AgencyId) -> Result<Vec<Reconciliation>, StoreError> {
    db.list(LIST_RECONCILIATIONS, args![agency]).await
}
