//! Why a verb said no. Each variant reads as a sentence; the words that people see are messages by variant.

use super::{Explanation, Points, Scheme, SelfScore, Stage};
use store::StoreError;

/// A rule of scoring said no.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The actor may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// The criterion is another unit's.
    #[error("the criterion is another unit's")]
    NotTheirUnit,
    /// A text that is needed was left empty; which one.
    #[error("the text {0} is missing")]
    TextMissing(&'static str),
    /// A text is longer than is kept; which one, and how many characters may stand there.
    #[error("the text {0} is longer than {1} characters")]
    TextTooLong(&'static str, usize),
    /// Somebody else saved in between; this is what they saved.
    #[error("somebody else saved in between")]
    Changed {
        /// What stands now.
        theirs: Box<Theirs>,
    },
    /// The year is none that is scored.
    #[error("the index year is out of range")]
    YearOutOfRange,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    PeriodTurnedAround,
    /// Not at this stage.
    #[error("the scheme is {}", store::TextEnum::as_str(*now))]
    WrongStage {
        /// How far it is.
        now: Stage,
    },
    /// There is nothing to score yet.
    #[error("the scheme has no criteria")]
    NoCriteria,
    /// So many criteria are not self-scored yet.
    #[error("{0} criteria are not self-scored")]
    NotAllScored(usize),
    /// Groups and what a survey gives are not self-scored.
    #[error("nobody scores this criterion by hand")]
    NotScoredByHand,
    /// What was entered does not fit the rule.
    #[error("the input does not fit the rule")]
    InputDoesNotFit,
    /// A count or share below nought, or nothing planned.
    #[error("the figures are out of range")]
    FigureOutOfRange,
    /// More points than the criterion gives.
    #[error("more than {0} points")]
    MoreThanMost(Points),
    /// There are no appraised points to explain.
    #[error("nothing was appraised")]
    NothingAppraised,
    /// More files than are kept with an explanation.
    #[error("more than {0} files")]
    TooManyFiles(usize),
}

/// What somebody else saved in between.
#[derive(Debug, Clone, PartialEq)]
pub enum Theirs {
    /// A scheme.
    Scheme(Scheme),
    /// A self-score.
    SelfScore(SelfScore),
    /// An explanation.
    Explanation(Explanation),
    /// It is gone.
    Gone,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Proof was refused.
    #[error(transparent)]
    Evidence(#[from] evidence::Error),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}
