//! The nouns of a plan and their states. No I/O and no verbs: those are in [`crate::rules`].
//!
//! A state that carries data is an enum that carries it (`PlanState::Signed(Signature)`), never a flag beside fields that
//! may or may not be filled. What is only looked at as a whole keeps its shape in JSON.

mod difficulty;
mod event;
mod notes;
mod plan;
mod quota;
mod refusal;
mod reminder;
mod result;
mod task;

pub use difficulty::{Addressee, Difficulty, DifficultyState};
pub use event::Event;
pub use notes::{
    BudgetLine, FindingAcceptance, HO_CHI_MINH_CAMPAIGN, Hundredths, Indicator, Inspection, LinkTarget, PlanLink,
    Reading, ReadingKind, Relation,
};
pub use plan::{
    Amendment, AmendmentKind, Change, ChannelRole, FullPlan, ItemChannel, ItemDocument, Plan, PlanChannel, PlanItem,
    PlanState, PlanSummary, QuotaOf, Signature, SourceFile,
};
pub use quota::QuotaLimit;
pub use refusal::{Error, Refusal, Theirs};
pub use reminder::{Level, Recipient, Reminder};
pub use result::{CountedProof, CountedTask, Outcome, Period, PeriodResult, ResultRows, ResultState};
pub use task::{Assignment, Cancellation, Due, Host, Progress, Task, TaskOf, TaskProof, TaskState, TaskWithProofs};

use kernel::Id;

pub use evidence::Standing as ProofStanding;
pub use files::FileId;
pub use people::{AccountId, UnitId};

/// Id of a plan.
pub type PlanId = Id<Plan>;
/// Id of a content of a plan.
pub type ItemId = Id<PlanItem>;
/// Id of a document that a content stands for.
pub type ItemDocumentId = Id<ItemDocument>;
/// Id of a line of the channel column.
pub type ChannelId = Id<PlanChannel>;
/// Id of a correction or amendment.
pub type AmendmentId = Id<Amendment>;
/// Id of a task.
pub type TaskId = Id<Task>;
/// Id of a reminder.
pub type ReminderId = Id<Reminder>;
/// Id of a difficulty put to a leader.
pub type DifficultyId = Id<Difficulty>;
/// Id of an inspection of a unit.
pub type InspectionId = Id<Inspection>;
/// Id of an indicator.
pub type IndicatorId = Id<Indicator>;
/// Id of a reading of an indicator.
pub type ReadingId = Id<Reading>;
/// Id of a budget line.
pub type BudgetLineId = Id<BudgetLine>;
/// Id of a link of a plan.
pub type PlanLinkId = Id<PlanLink>;
/// Id of a period's result.
pub type ResultId = Id<PeriodResult>;

/// The kinds under which other domains point at our things (`kernel::Subject`).
pub mod subject {
    /// A plan.
    pub const PLAN: kernel::Kind = "plan";
    /// A content of a plan.
    pub const PLAN_ITEM: kernel::Kind = "plan_item";
    /// A task.
    pub const TASK: kernel::Kind = "task";
    /// A difficulty put to a leader.
    pub const DIFFICULTY: kernel::Kind = "difficulty";
    /// A period's result.
    pub const PERIOD_RESULT: kernel::Kind = "period_result";
}

/// What a verb answers: the new state and what happened, or why not.
pub type Decision<T> = Result<(T, Vec<Event>), Refusal>;
