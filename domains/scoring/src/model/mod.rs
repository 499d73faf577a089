//! The nouns of scoring and their states. No I/O and no verbs: those are in [`crate::rules`].
//!
//! Points here are self-scored ("tự chấm") or appraised ("thẩm định", imported). What an agency ranks is never claimed.

mod code;
mod criterion;
mod event;
mod points;
mod refusal;
mod scheme;

pub use code::{Code, NotACode};
pub use criterion::{Appraised, Criterion, Explanation, ScoreInput, ScoringRule, SelfScore, Tier, Written};
pub use event::Event;
pub use points::{NotPoints, Points};
pub use refusal::{Error, Refusal, Theirs};
pub use scheme::{Cycle, Head, Scheme, Stage, Step, TakenBack, TakenBackId};

use kernel::Id;

pub use files::FileId;
pub use people::{AccountId, UnitId};

/// Id of a scheme.
pub type SchemeId = Id<Scheme>;
/// Id of a criterion.
pub type CriterionId = Id<Criterion>;

/// The kinds under which others point at our things (`kernel::Subject`).
pub mod subject {
    /// A scheme.
    pub const SCHEME: kernel::Kind = "scoring_scheme";
    /// A criterion: what proofs are linked to.
    pub const CRITERION: kernel::Kind = "criterion";
}

/// What a verb answers: the new state and what happened, or why not.
pub type Decision<T> = Result<(T, Vec<Event>), Refusal>;
