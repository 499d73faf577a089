//! Corrections and amendments of signed plans.

use super::contents;
use super::writer::{Writer, taken};
use crate::model::{AccountId, Amendment, AmendmentId, AmendmentKind, Change, Error, Event, PlanId, PlanItem, Refusal};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_AMENDMENT = "INSERT INTO plan_amendments (agency_id, id, plan_id, number, issued_on, kind, changes, recorded_by,
            recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_AMENDMENTS = "SELECT id, plan_id, number, issued_on, kind, changes, recorded_by, recorded_at
        FROM plan_amendments WHERE agency_id = $1 AND plan_id = $2 ORDER BY issued_on, recorded_at, id";
}

record! {
    struct AmendmentRow {
        id: AmendmentId, plan_id: PlanId, number: String, issued_on: Date, kind: AmendmentKind, changes: Json<Vec<Change>>,
        recorded_by: AccountId, recorded_at: Moment,
    }
}

/// Adds an amendment, and the rows of the contents that it adds.
///
/// # Errors
/// `NumberTaken` if it was recorded before.
pub async fn add_amendment(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (decided, events): ((Amendment, Vec<PlanItem>), Vec<Event>),
) -> Result<Amendment, Error> {
    let (amendment, added) = decided;
    let values = args![
        writer.agency(),
        amendment.id,
        amendment.plan_id,
        &amendment.number,
        amendment.issued_on,
        amendment.kind,
        Json(&amendment.changes),
        amendment.recorded_by,
        amendment.recorded_at,
    ];
    tx.run(ADD_AMENDMENT, values)
        .await
        .map_err(|error| taken(error, |_| Refusal::NumberTaken(amendment.number.clone())))?;
    for item in &added {
        contents::add_item(tx, writer.agency(), item).await?;
    }
    writer.tell(tx, &events).await?;
    Ok(amendment)
}

/// The papers that changed a plan, oldest first.
pub async fn list_amendments(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<Amendment>, StoreError> {
    let rows: Vec<AmendmentRow> = db.list(LIST_AMENDMENTS, args![agency, plan]).await?;
    let amendment = |row: AmendmentRow| Amendment {
        id: row.id,
        plan_id: row.plan_id,
        number: row.number,
        issued_on: row.issued_on,
        kind: row.kind,
        changes: row.changes.0,
        recorded_by: row.recorded_by,
        recorded_at: row.recorded_at,
    };
    Ok(rows.into_iter().map(amendment).collect())
}
