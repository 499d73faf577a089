//! What units say of their part of a period, and how they are reminded of it.

use super::{AccountId, UnitId};
use evidence::periods::PeriodId;
use kernel::{Id, Moment};
use std::collections::BTreeMap;
use store::{Json, record};

/// The id of a reminder.
pub type ReminderId = Id<Reminder>;

record! {
    /// The head of a unit says that the unit's part of a period is complete.
    pub struct Confirmation {
        period_id: PeriodId, unit_id: UnitId,
        /// What the figures of the unit said then, by address.
        said: Json<BTreeMap<String, String>>,
        /// What the head adds; empty for nothing.
        note: String, confirmed_by: AccountId, confirmed_at: Moment,
    }
}

record! {
    /// The Office reminds a unit.
    pub struct Reminder {
        id: ReminderId, period_id: PeriodId, unit_id: UnitId, reminded_by: AccountId, reminded_at: Moment,
        /// What the slip says, as of that day; none of reminders from before slips were kept.
        slip: Option<Json<papers::forms::Reminder>>,
    }
}
