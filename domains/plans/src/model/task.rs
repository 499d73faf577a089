//! A task: who does what by when, through which channel, and how it stands. How it stands is never stored: it follows
//! from confirmed proofs and the day (`rules::task::progress`).

use super::{AccountId, ItemId, PlanId, TaskId, UnitId};
use crate::channel::ChannelKind;
use evidence::Standing;
use kernel::{Date, Moment};
use serde::{Deserialize, Serialize};
use store::text_enum;

/// A task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The plan that it carries out.
    pub plan_id: PlanId,
    /// What is to be done, by whom, by when.
    pub work: Assignment,
    /// In hand or called off.
    pub state: TaskState,
    /// Who wrote it down first.
    pub created_by: AccountId,
    /// When.
    pub created_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// What a person fills in about a task; the same whether it is new, changed, pasted from Excel or suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The content or duty that it carries out.
    pub of: TaskOf,
    /// Through which channel; none for a duty that is no communication.
    pub channel: Option<ChannelKind>,
    /// In the imperative, as the unit will read it.
    pub title: String,
    /// Đơn vị chủ trì.
    pub lead_unit: Option<UnitId>,
    /// Đơn vị phối hợp.
    pub coordinating: Vec<UnitId>,
    /// Người thực hiện.
    pub person: Option<AccountId>,
    /// The first day of work.
    pub starts_on: Option<Date>,
    /// The last.
    pub due: Due,
    /// How many: a task is done when as many confirmed proofs are there.
    pub quantity: i64,
    /// Of what: `tin, bài`, `cuộc`, `cuốn`.
    pub measure: String,
    /// Who holds it.
    pub host: Host,
}

/// What a task carries out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TaskOf {
    /// A content of the plan.
    Item(ItemId),
    /// A duty of the section on organisation, by its position from 0.
    Duty(i64),
}

/// When a task ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// The last day.
    On(Date),
    /// "Thường xuyên": all year, never late.
    Continuing,
}

/// Who holds the event. Where it is somebody else, our proof is the invitation, our questions, the notice, the clipping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Host {
    /// The agency.
    Us,
    /// Chủ trì: cơ quan khác.
    Elsewhere {
        /// Its name.
        who: String,
    },
}

/// Whether a task is in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskState {
    /// In hand.
    Active,
    /// Called off; stays in the list with its reason.
    Cancelled(Cancellation),
}

/// A task called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

/// A proof as a task sees it. One proof may serve many tasks; its id tells that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskProof {
    /// The proof.
    pub proof: uuid::Uuid,
    /// The day of the event, not of the paper.
    pub happened_on: Date,
    /// How it stands.
    pub standing: Standing,
}

/// A task with what has been handed in for it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskWithProofs {
    /// The task.
    pub task: Task,
    /// In any order.
    pub proofs: Vec<TaskProof>,
}

text_enum! {
    /// How a task stands on a day.
    pub enum Progress {
        /// Nobody has it yet.
        NotAssigned = "not_assigned",
        /// Assigned, not begun.
        Planned = "planned",
        /// Begun or partly proven, time is left.
        InProgress = "in_progress",
        /// As many confirmed proofs as asked for.
        Done = "done",
        /// Time is over and nothing is confirmed.
        Overdue = "overdue",
        /// Time is over and less is confirmed than asked for.
        Partly = "partly",
        /// Called off.
        Cancelled = "cancelled",
    }
}

impl Task {
    /// Whether it is in hand.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        matches!(self.state, TaskState::Active)
    }

    /// The content that it carries out.
    #[must_use]
    pub const fn item(&self) -> Option<ItemId> {
        match self.work.of {
            TaskOf::Item(item) => Some(item),
            TaskOf::Duty(_) => None,
        }
    }

    /// Whether it is this person's, or of a unit without a person named.
    #[must_use]
    pub fn belongs_to(&self, account: AccountId, unit: Option<UnitId>) -> bool {
        match self.work.person {
            Some(person) => person == account,
            None => self.work.lead_unit.is_some() && self.work.lead_unit == unit,
        }
    }
}

impl Due {
    /// The last day, if there is one.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Continuing => None,
        }
    }
}
