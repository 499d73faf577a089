//! When reports are due.

use crate::model::{Deadline, Error, Event};
use people::{AgencyId, Writer};
use store::{Read, StoreError, Tx, args, statements};

statements! {
    /// Said again of the same day, the last word holds.
    ADD_DEADLINE = "INSERT INTO report_deadlines (agency_id, id, period_kind, receiver, units_before, due_after, legal_basis,
            certainty, valid_from, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (agency_id, period_kind, receiver, valid_from) DO UPDATE SET units_before = excluded.units_before,
            due_after = excluded.due_after, legal_basis = excluded.legal_basis, certainty = excluded.certainty,
            set_by = excluded.set_by, set_at = excluded.set_at";
    LIST_DEADLINES = "SELECT id, period_kind, receiver, units_before, due_after, legal_basis, certainty, valid_from, set_by, set_at
        FROM report_deadlines WHERE agency_id = $1 ORDER BY period_kind, receiver, valid_from";
}

/// Keeps a deadline.
///
/// # Errors
/// What the engine says.
pub async fn add_deadline(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Deadline, Vec<Event>),
) -> Result<(), Error> {
    let values = args![
        writer.agency(),
        row.id,
        row.period_kind,
        &row.receiver,
        row.units_before,
        row.due_after,
        &row.legal_basis,
        row.certainty,
        row.valid_from,
        row.set_by,
        row.set_at
    ];
    tx.run(ADD_DEADLINE, values).await?;
    Ok(writer.tell(tx, &events).await?)
}

/// Every deadline of the agency, those that hold no more among them.
///
/// # Errors
/// What the engine says.
pub async fn list_deadlines(mut db: impl Read, agency: AgencyId) -> Result<Vec<Deadline>, StoreError> {
    db.list(LIST_DEADLINES, args![agency]).await
}
