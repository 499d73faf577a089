//! What went out.

use crate::model::{PartnerId, RequestId, Sent, SentId, SentKind};
use kernel::Moment;
use people::AgencyId;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    PUT_SENT = "INSERT INTO exchange_sent (agency_id, id, partner_id, kind, request_id, package, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ARRIVED = "UPDATE exchange_sent SET arrived_at = $3, trouble = NULL WHERE agency_id = $1 AND id = $2";
    FAILED = "UPDATE exchange_sent SET trouble = $3 WHERE agency_id = $1 AND id = $2";
    FIND_SENT = "SELECT id, partner_id, kind, request_id, package, made_at, arrived_at, trouble
        FROM exchange_sent WHERE agency_id = $1 AND id = $2";
    LIST_SENT = "SELECT id, partner_id, kind, request_id, package, made_at, arrived_at, trouble
        FROM exchange_sent WHERE agency_id = $1 AND request_id = $2 ORDER BY made_at, id";
    /// What is carried as a file never arrives as far as anybody here knows, and does not wait.
    LIST_WAITING = "SELECT s.id, s.partner_id, s.kind, s.request_id, s.package, s.made_at, s.arrived_at, s.trouble
        FROM exchange_sent s JOIN exchange_partners p ON p.agency_id = s.agency_id AND p.id = s.partner_id
        WHERE s.agency_id = $1 AND s.arrived_at IS NULL AND (p.local_id IS NOT NULL OR p.address IS NOT NULL)
        ORDER BY s.made_at, s.id LIMIT 5000";
}

/// Keeps what goes out, exactly as it was signed.
///
/// # Errors
/// What the engine says.
pub async fn put_sent(tx: &mut Tx, agency: AgencyId, sent: &Sent) -> Result<(), StoreError> {
    let values =
        args![agency, sent.id, sent.partner_id, sent.kind, sent.request_id, sent.package.as_str(), sent.made_at];
    tx.run(PUT_SENT, values).await?;
    Ok(())
}

/// It is with its receiver.
pub(crate) async fn arrived(tx: &mut Tx, agency: AgencyId, id: SentId, now: Moment) -> Result<(), StoreError> {
    tx.run(ARRIVED, args![agency, id, now]).await?;
    Ok(())
}

/// It did not get there.
pub(crate) async fn failed(tx: &mut Tx, agency: AgencyId, id: SentId, why: &str) -> Result<(), StoreError> {
    tx.run(FAILED, args![agency, id, why]).await?;
    Ok(())
}

/// Something that was sent.
///
/// # Errors
/// What the engine says.
pub async fn find_sent(mut db: impl Read, agency: AgencyId, id: SentId) -> Result<Option<Sent>, StoreError> {
    db.find(FIND_SENT, args![agency, id]).await
}

/// What was sent about a request, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn list_sent(mut db: impl Read, agency: AgencyId, request: RequestId) -> Result<Vec<Sent>, StoreError> {
    db.list(LIST_SENT, args![agency, request]).await
}

/// What has not arrived where it could be sent, oldest first.
pub(crate) async fn list_waiting(mut db: impl Read, agency: AgencyId) -> Result<Vec<Sent>, StoreError> {
    db.list(LIST_WAITING, args![agency]).await
}

impl Sent {
    /// Before it goes out.
    #[must_use]
    pub const fn new(
        id: SentId,
        partner_id: PartnerId,
        kind: SentKind,
        request_id: RequestId,
        package: String,
        made_at: Moment,
    ) -> Self {
        Self { id, partner_id, kind, request_id, package, made_at, arrived_at: None, trouble: None }
    }
}
