//! What the public sees of a signed report: which of its sections and figures, with an introduction in plain words. What they
//! say is in the snapshot that is kept with the report, and nowhere else.

use super::{AccountId, ReportId};
use kernel::{Date, Moment};
use serde::Serialize;
use store::{record, text_enum};

/// A publication of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Of which report. A report has one publication.
    pub report_id: ReportId,
    /// Its name in public addresses: `quy-i-nam-2020`. Given once, so that links stay.
    pub address: String,
    /// What is chosen.
    pub choice: Choice,
    /// How far it is.
    pub state: PublicationState,
    /// Who chose last.
    pub prepared_by: AccountId,
    /// When.
    pub prepared_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// What of a report is to be public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Choice {
    /// What was done, in plain words; empty for none.
    pub introduction: String,
    /// The places of sections in the report.
    pub sections: Vec<usize>,
    /// The addresses of figures.
    pub figures: Vec<String>,
}

/// How far a publication is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "by whom, when, and why speak for themselves")]
pub enum PublicationState {
    /// Being prepared.
    Draft { returned: Option<String> },
    /// Waits for a leader.
    Submitted { by: AccountId, at: Moment },
    /// Public.
    Approved { by: AccountId, at: Moment },
    /// Public once, and no longer; may be prepared again.
    Withdrawn { by: AccountId, at: Moment, reason: String },
}

text_enum! {
    /// The state of a publication, without who and when.
    pub enum Stage {
        /// Being prepared.
        Draft = "draft",
        /// Waits for a leader.
        Submitted = "submitted",
        /// Public.
        Approved = "approved",
        /// No longer public.
        Withdrawn = "withdrawn",
    }
}

record! {
    /// A publication in a list.
    pub struct PublicationLine {
        report_id: ReportId, address: String,
        /// The abstract of the report.
        subject: String,
        number: Option<String>, issued_on: Option<Date>,
        /// The period.
        label: String, from_on: Date, to_on: Date,
        /// When it came into its state.
        acted_at: Option<Moment>,
    }
}

impl PublicationState {
    /// Without who and when.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Draft { .. } => Stage::Draft,
            Self::Submitted { .. } => Stage::Submitted,
            Self::Approved { .. } => Stage::Approved,
            Self::Withdrawn { .. } => Stage::Withdrawn,
        }
    }
}
