//! Khó khăn, vướng mắc – xin ý kiến chỉ đạo: a question that work stops at, put to the leader in charge or to the Head.

use super::{AccountId, DifficultyId, PlanId, TaskId};
use kernel::{Date, Moment};
use serde::{Deserialize, Serialize};

/// A difficulty put to a leader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difficulty {
    /// Its id.
    pub id: DifficultyId,
    /// The plan.
    pub plan_id: PlanId,
    /// The task that it stops; none where it is about the plan.
    pub task_id: Option<TaskId>,
    /// What is difficult, and what is proposed.
    pub text: String,
    /// Who is asked.
    pub to: Addressee,
    /// Who asks.
    pub raised_by: AccountId,
    /// When.
    pub raised_at: Moment,
    /// Whether it was answered.
    pub state: DifficultyState,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addressee {
    /// Lãnh đạo phụ trách of the unit or field, as the duties notice of the day has it.
    LeaderInCharge(AccountId),
    /// Trưởng ban, whoever that is when it is decided.
    Head,
}

/// Whether a difficulty was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifficultyState {
    /// Waiting; an answer is asked for by that day.
    Open {
        /// The last day.
        answer_by: Date,
    },
    /// Answered.
    Decided {
        /// Who decided.
        by: AccountId,
        /// When.
        at: Moment,
        /// The instruction.
        text: String,
        /// The day by which it was asked for, kept to tell answers in time.
        answer_by: Date,
    },
}

impl Difficulty {
    /// The day by which an answer was asked for.
    #[must_use]
    pub const fn answer_by(&self) -> Date {
        match self.state {
            DifficultyState::Open { answer_by } | DifficultyState::Decided { answer_by, .. } => answer_by,
        }
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, DifficultyState::Open { .. })
    }

    /// Whether it waits longer than asked.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_open() && self.answer_by() < today
    }
}
