//! Why a verb said no. Each variant reads as a sentence; the words that people see are messages by variant.

use super::{Inspection, Level, PeriodResult, Plan, PlanId, Task};
use kernel::Date;
use store::StoreError;

/// A rule of plans said no.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The actor may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// A text that is needed was left empty; which one.
    #[error("the text {0} is missing")]
    TextMissing(&'static str),
    /// A text is longer than is kept; which one, and how many characters may stand there.
    #[error("the text {0} is longer than {1} characters")]
    TextTooLong(&'static str, usize),
    /// Somebody else saved in between; this is what they saved.
    #[error("somebody else saved in between")]
    Changed {
        /// The state that stands now.
        theirs: Box<Theirs>,
    },

    /// The file holds no content of a plan.
    #[error("the file holds no content of a plan")]
    NothingToImport,
    /// Neither subject nor date says which year the plan is for.
    #[error("the year of the plan is unknown")]
    YearUnknown,
    /// This very file was imported before, as this plan.
    #[error("this file was imported before, as plan {0}")]
    AlreadyImported(PlanId),
    /// A signed plan of the year has this number.
    #[error("the number {0} is taken")]
    NumberTaken(String),
    /// What was typed is no number of a document.
    #[error("{0} is no number of a document")]
    NumberUnreadable(String),
    /// The plan is signed: it is changed by an amendment.
    #[error("the plan is signed")]
    PlanIsSigned,
    /// The plan is not signed yet.
    #[error("the plan is not signed")]
    PlanNotSigned,
    /// A date lies in the future.
    #[error("{0} lies in the future")]
    DateInFuture(Date),
    /// The content is not one of this plan.
    #[error("not in this plan")]
    NotInPlan,
    /// The line of channels names this channel no more.
    #[error("the group does not have this channel")]
    ChannelNotInBlock,
    /// A channel is named twice.
    #[error("named twice")]
    NamedTwice,

    /// An amendment that changes nothing.
    #[error("nothing changes")]
    NothingChanges,
    /// The amendment is dated before the plan or before an earlier amendment.
    #[error("the amendment is dated before {0}")]
    AmendmentTooEarly(Date),
    /// What the amendment says was there before is not what is there.
    #[error("something else stands there")]
    BaselineDiffers {
        /// What stands there.
        stands: String,
    },

    /// The lead unit is also named as coordinating.
    #[error("the lead unit also coordinates")]
    LeadAlsoCoordinates,
    /// The task starts after its last day.
    #[error("starts after the last day")]
    StartsAfterDue,
    /// The quantity is not between 1 and this.
    #[error("the quantity is not between 1 and {0}")]
    QuantityOutOfRange(i64),
    /// A unit may only write down tasks that it leads itself.
    #[error("not a task of their unit")]
    NotTheirUnit,
    /// The task was called off.
    #[error("the task is called off")]
    TaskIsCancelled,
    /// The task is in hand already.
    #[error("the task is in hand")]
    TaskIsActive,

    /// The task is done, called off or not due yet.
    #[error("nothing to remind of")]
    NothingToRemind,
    /// The next step may be taken from that day.
    #[error("the next step may be taken from {0}")]
    TooSoonToEscalate(Date),
    /// Nobody stands on that step: the task has no person, no unit, or the unit no leader in charge.
    #[error("nobody stands on the step {0:?}")]
    NobodyToRemind(Level),
    /// Every step has been taken; the briefing has it.
    #[error("every step has been taken")]
    NoHigherLevel,
    /// The slip was printed before.
    #[error("the slip was printed")]
    AlreadyPrinted,

    /// The day for the answer is over already.
    #[error("the day for the answer is over")]
    AnswerDayIsOver,
    /// The difficulty was decided already.
    #[error("decided already")]
    AlreadyDecided,
    /// Only the leader who was asked, or the Head, decides.
    #[error("not addressed to them")]
    NotAddressedToThem,

    /// What was typed is no figure.
    #[error("no figure")]
    FigureOutOfRange,
    /// A plan cannot be linked to itself.
    #[error("linked to itself")]
    LinkedToItself,
    /// This link or acceptance is there already.
    #[error("there already")]
    AlreadyThere,

    /// The period is turned around.
    #[error("the period ends before it begins")]
    PeriodTurnedAround,
    /// A result of the plan for this period is there already.
    #[error("a result for the period is there")]
    ResultAlreadyThere,
    /// The result is with the Head or approved; it is not counted again.
    #[error("the result is frozen")]
    ResultIsFrozen,
    /// The result was not submitted.
    #[error("the result was not submitted")]
    ResultNotSubmitted,
    /// Who submitted it does not approve it.
    #[error("submitted by the same person")]
    OwnSubmission,
}

/// What somebody else saved in between.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each is the noun of its name")]
#[expect(clippy::large_enum_variant, reason = "always in the box of `Refusal::Changed`")]
pub enum Theirs {
    Plan(Plan),
    Task(Task),
    Inspection(Inspection),
    Result(PeriodResult),
    /// A small row, or one that is gone: look again.
    Other,
}

/// A write that was refused, or broke.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something below broke.
    #[error("the plans of the agency could not be read or written")]
    Store(#[from] StoreError),
}
