//! Limits of commendation by agency and day.

use super::writer::Writer;
use crate::model::{Error, Event, QuotaLimit};
use people::AgencyId;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    SAVE_QUOTA_LIMIT = "INSERT INTO quota_limits (agency_id, valid_from, collectives, individuals, legal_basis, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (agency_id, valid_from) DO UPDATE SET collectives = $3, individuals = $4, legal_basis = $5, set_by = $6,
            set_at = $7";
    LIST_QUOTA_LIMITS = "SELECT valid_from, collectives, individuals, legal_basis, set_by, set_at FROM quota_limits
        WHERE agency_id = $1 ORDER BY valid_from DESC";
}

/// Saves the limits of a day, in place of those that were set for it.
///
/// # Errors
/// What the engine says.
pub async fn save_quota_limit(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (limit, events): (QuotaLimit, Vec<Event>),
) -> Result<QuotaLimit, Error> {
    let values = args![
        writer.agency(),
        limit.valid_from,
        limit.collectives,
        limit.individuals,
        &limit.legal_basis,
        limit.set_by,
        limit.set_at,
    ];
    tx.run(SAVE_QUOTA_LIMIT, values).await?;
    writer.tell(tx, &events).await?;
    Ok(limit)
}

/// Every limit that was set, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_quota_limits(mut db: impl Read, agency: AgencyId) -> Result<Vec<QuotaLimit>, StoreError> {
    db.list(LIST_QUOTA_LIMITS, args![agency]).await
}
