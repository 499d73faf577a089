//! Reminders: issued and printed, never changed otherwise.

use super::writer::Writer;
use crate::model::{AccountId, Error, Event, Level, Recipient, Refusal, Reminder, ReminderId, TaskId, UnitId};
use kernel::Moment;
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_REMINDER = "INSERT INTO reminders (agency_id, id, task_id, level, to_account, to_unit, issued_by, issued_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_SLIP = "INSERT INTO reminder_slips (agency_id, reminder_id, slip) VALUES ($1, $2, $3)";
    SAVE_PRINTED = "UPDATE reminders SET printed_at = $3 WHERE agency_id = $1 AND id = $2 AND printed_at IS NULL";
    LIST_REMINDERS = "SELECT r.id, r.task_id, r.level, r.to_account, r.to_unit, r.issued_by, r.issued_at, r.printed_at, s.slip
        FROM reminders r LEFT JOIN reminder_slips s ON s.agency_id = r.agency_id AND s.reminder_id = r.id
        WHERE r.agency_id = $1 AND r.task_id = $2 ORDER BY r.issued_at, r.id";
}

record! {
    struct ReminderRow {
        id: ReminderId, task_id: TaskId, level: Level, to_account: Option<AccountId>, to_unit: Option<UnitId>,
        issued_by: AccountId, issued_at: Moment, printed_at: Option<Moment>, slip: Option<Json<papers::forms::Reminder>>,
    }
}

impl TryFrom<ReminderRow> for Reminder {
    type Error = StoreError;

    fn try_from(row: ReminderRow) -> Result<Self, StoreError> {
        let to = match (row.level, row.to_account, row.to_unit) {
            (Level::Person, Some(account), None) => Recipient::Person(account),
            (Level::UnitHead, None, Some(unit)) => Recipient::UnitHead(unit),
            (Level::Office, None, None) => Recipient::Office,
            (Level::DeputyHead, Some(account), None) => Recipient::DeputyHead(account),
            (level, ..) => return Err(StoreError::unreadable("level", store::TextEnum::as_str(level))),
        };
        Ok(Self {
            id: row.id,
            task_id: row.task_id,
            to,
            by: row.issued_by,
            at: row.issued_at,
            printed_at: row.printed_at,
            slip: row.slip.map(|Json(slip)| slip),
        })
    }
}

/// Keeps a reminder that was issued, and what its slip says.
///
/// # Errors
/// What the engine says.
pub async fn add_reminder(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (reminder, events): (Reminder, Vec<Event>),
) -> Result<Reminder, Error> {
    let (account, unit) = match reminder.to {
        Recipient::Person(account) | Recipient::DeputyHead(account) => (Some(account), None),
        Recipient::UnitHead(unit) => (None, Some(unit)),
        Recipient::Office => (None, None),
    };
    let values = args![
        writer.agency(),
        reminder.id,
        reminder.task_id,
        reminder.to.level(),
        account,
        unit,
        reminder.by,
        reminder.at
    ];
    tx.run(ADD_REMINDER, values).await?;
    if let Some(slip) = &reminder.slip {
        tx.run(ADD_SLIP, args![writer.agency(), reminder.id, Json(slip)]).await?;
    }
    writer.tell(tx, &events).await?;
    Ok(reminder)
}

/// Keeps that a slip was printed.
///
/// # Errors
/// `AlreadyPrinted` if it was in between.
pub async fn save_printed(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (reminder, events): (Reminder, Vec<Event>),
) -> Result<Reminder, Error> {
    if tx.run(SAVE_PRINTED, args![writer.agency(), reminder.id, reminder.printed_at]).await? == 0 {
        return Err(Refusal::AlreadyPrinted.into());
    }
    writer.tell(tx, &events).await?;
    Ok(reminder)
}

/// The reminders of a task, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn list_reminders(mut db: impl Read, agency: AgencyId, task: TaskId) -> Result<Vec<Reminder>, StoreError> {
    let rows: Vec<ReminderRow> = db.list(LIST_REMINDERS, args![agency, task]).await?;
    rows.into_iter().map(Reminder::try_from).collect()
}
