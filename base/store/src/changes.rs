//! The change feed: what was written, in one order per agency. Derived things (page cache, search index) follow it.

use crate::{Read, StoreError, Tx, args, record, statements};
use kernel::{Id, Moment, Subject};

statements! {
    /// Takes the next number of the agency. The row stays locked until commit, so numbers appear in order.
    NEXT_CHANGE = "INSERT INTO change_heads (agency_id, latest) VALUES ($1, 1)
        ON CONFLICT (agency_id) DO UPDATE SET latest = change_heads.latest + 1 RETURNING latest AS value";
    ADD_CHANGE = "INSERT INTO changes (agency_id, number, kind, id, at) VALUES ($1, $2, $3, $4, $5)";
    CHANGES_SINCE = "SELECT number, kind, id, at FROM changes WHERE agency_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    TOTAL_CHANGES = "SELECT CAST(COALESCE(SUM(latest), 0) AS bigint) AS value FROM change_heads";
    LATEST_CHANGE = "SELECT latest AS value FROM change_heads WHERE agency_id = $1";
}

record! {
    /// One entry of the feed: this subject is not what it was.
    pub struct Change { number: i64, kind: String, id: uuid::Uuid, at: Moment }
}

/// Says, inside the transaction that writes it, that a subject changed. Returns the number of the change.
///
/// # Errors
/// What the engine says.
pub async fn changed<A>(tx: &mut Tx, agency: Id<A>, subject: &Subject, now: Moment) -> Result<i64, StoreError> {
    let (number,): (i64,) = tx.get(NEXT_CHANGE, args![agency]).await?;
    tx.run(ADD_CHANGE, args![agency, number, &subject.kind, subject.id, now]).await?;
    Ok(number)
}

/// What changed after `number`, oldest first, at most `most`.
///
/// # Errors
/// What the engine says.
pub async fn changes_since<A>(
    mut db: impl Read,
    agency: Id<A>,
    number: i64,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    db.list(CHANGES_SINCE, args![agency, number, most]).await
}

/// The number of the latest change; 0 before the first.
///
/// # Errors
/// What the engine says.
pub async fn latest_change<A>(mut db: impl Read, agency: Id<A>) -> Result<i64, StoreError> {
    Ok(db.find::<(i64,)>(LATEST_CHANGE, args![agency]).await?.map_or(0, |(n,)| n))
}

/// How many changes there have been in all agencies: moves whenever anything moves.
///
/// # Errors
/// What the engine says.
pub async fn total_changes(mut db: impl Read) -> Result<i64, StoreError> {
    Ok(db.get::<(i64,)>(TOTAL_CHANGES, args![]).await?.0)
}
