//! Phiếu nhắc việc: who was reminded of which task, step by step up to the deputy head at the briefing. The Head is no
//! recipient: there is no such variant.

use super::{AccountId, ReminderId, TaskId, UnitId};
use kernel::Moment;
use serde::{Deserialize, Serialize};
use store::text_enum;

text_enum! {
    /// The steps of reminding, lowest first.
    pub enum Level {
        /// The official who has the task.
        Person = "person",
        /// The head of the unit in the lead.
        UnitHead = "unit_head",
        /// The Office, with a printed slip.
        Office = "office",
        /// The deputy head in charge, at the briefing.
        DeputyHead = "deputy_head",
    }
}

/// Whom a reminder goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recipient {
    /// The official who has the task.
    Person(AccountId),
    /// Whoever heads the unit in the lead.
    UnitHead(UnitId),
    /// The Office.
    Office,
    /// The deputy head in charge.
    DeputyHead(AccountId),
}

/// A reminder that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its id.
    pub id: ReminderId,
    /// The task.
    pub task_id: TaskId,
    /// To whom.
    pub to: Recipient,
    /// Who issued it.
    pub by: AccountId,
    /// When.
    pub at: Moment,
    /// When the slip was first printed.
    pub printed_at: Option<Moment>,
    /// What the slip says, as of the day it was issued; none where nothing is due, and of reminders from before slips were
    /// kept.
    pub slip: Option<papers::forms::Reminder>,
}

impl Recipient {
    /// The step that this recipient stands on.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Person(_) => Level::Person,
            Self::UnitHead(_) => Level::UnitHead,
            Self::Office => Level::Office,
            Self::DeputyHead(_) => Level::DeputyHead,
        }
    }
}
