//! When the parts of a report are due: office practice and what the receiver asks, and so data with the day from which it
//! holds.

use super::AccountId;
use evidence::periods::PeriodKind;
use kernel::{Date, Id, Moment};
use people::Certainty;
use store::record;

/// The id of a deadline.
pub type DeadlineId = Id<Deadline>;

record! {
    /// When a report on a kind of period is due at a receiver.
    pub struct Deadline {
        id: DeadlineId, period_kind: PeriodKind,
        /// "Sở Nội vụ".
        receiver: String,
        /// Working days before data close by which units hand in.
        units_before: i64,
        /// Days after data close by which the receiver has the report; may be negative.
        due_after: i64,
        legal_basis: String, certainty: Certainty, valid_from: Date, set_by: AccountId, set_at: Moment,
    }
}

/// A deadline before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at Deadline")]
pub struct NewDeadline {
    pub period_kind: PeriodKind,
    pub receiver: String,
    pub units_before: i64,
    pub due_after: i64,
    pub legal_basis: String,
    pub certainty: Certainty,
    pub valid_from: Date,
}
