//! What units confirm, and reminders.

use crate::model::{Confirmation, Error, Event, Reminder};
use evidence::periods::PeriodId;
use people::{AgencyId, Writer};
use store::{Json, Read, StoreError, Tx, args, statements};

statements! {
    SAVE_CONFIRMATION = "INSERT INTO unit_confirmations (agency_id, period_id, unit_id, said, note, confirmed_by, confirmed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (agency_id, period_id, unit_id) DO UPDATE SET said = excluded.said, note = excluded.note,
            confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at";
    LIST_CONFIRMATIONS = "SELECT period_id, unit_id, said, note, confirmed_by, confirmed_at
        FROM unit_confirmations WHERE agency_id = $1 AND period_id = $2 ORDER BY unit_id";
    ADD_REMINDER = "INSERT INTO unit_reminders (agency_id, id, period_id, unit_id, reminded_by, reminded_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_SLIP = "INSERT INTO unit_reminder_slips (agency_id, reminder_id, slip) VALUES ($1, $2, $3)";
    LIST_REMINDERS = "SELECT r.id, r.period_id, r.unit_id, r.reminded_by, r.reminded_at, s.slip
        FROM unit_reminders r LEFT JOIN unit_reminder_slips s ON s.agency_id = r.agency_id AND s.reminder_id = r.id
        WHERE r.agency_id = $1 AND r.period_id = $2 ORDER BY r.unit_id, r.reminded_at, r.id";
}

/// Keeps what the head of a unit says.
///
/// # Errors
/// What the engine says.
pub async fn save_confirmation(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Confirmation, Vec<Event>),
) -> Result<(), Error> {
    let values = args![
        writer.agency(),
        row.period_id,
        row.unit_id,
        Json(&row.said.0),
        &row.note,
        row.confirmed_by,
        row.confirmed_at
    ];
    tx.run(SAVE_CONFIRMATION, values).await?;
    Ok(writer.tell(tx, &events).await?)
}

/// What units confirmed of a period.
///
/// # Errors
/// What the engine says.
pub async fn list_confirmations(
    mut db: impl Read,
    agency: AgencyId,
    period: PeriodId,
) -> Result<Vec<Confirmation>, StoreError> {
    db.list(LIST_CONFIRMATIONS, args![agency, period]).await
}

/// Keeps a reminder, and what its slip says.
///
/// # Errors
/// What the engine says.
pub async fn add_reminder(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Reminder, Vec<Event>),
) -> Result<(), Error> {
    let values = args![writer.agency(), row.id, row.period_id, row.unit_id, row.reminded_by, row.reminded_at];
    tx.run(ADD_REMINDER, values).await?;
    if let Some(Json(slip)) = &row.slip {
        tx.run(ADD_SLIP, args![writer.agency(), row.id, Json(slip)]).await?;
    }
    Ok(writer.tell(tx, &events).await?)
}

/// The reminders of a period, unit by unit, the oldest first.
///
/// # Errors
/// What the engine says.
pub async fn list_reminders(
    mut db: impl Read,
    agency: AgencyId,
    period: PeriodId,
) -> Result<Vec<Reminder>, StoreError> {
    db.list(LIST_REMINDERS, args![agency, period]).await
}
