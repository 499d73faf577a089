//! The nouns of reports: templates, reports and what they are counted from, dates of a period, what units confirm.

mod counted;
mod deadline;
mod outside;
mod publication;
mod refusal;
mod report;
mod saved;
mod snapshot;
mod template;
mod unit;

pub use counted::CountedOnce;
pub use deadline::{Deadline, DeadlineId, NewDeadline};
pub use outside::Reconciliation;
pub use people::{AccountId, UnitId};
pub use publication::{Choice, Publication, PublicationLine, PublicationState, Stage};
pub use refusal::{Error, Refusal};
pub use report::{Comment, CommentId, Event, Report, ReportId, ReportLine, Signing, State};
pub use saved::{SavedTemplate, TemplateHead, TemplateId};
pub use snapshot::{FigureLine, MOST_INLINE, Outside, Reconciled, Snapshot, UnitLine};
pub use template::{Block, Of, Piece, Prose, Section, Template};
pub use unit::{Confirmation, Reminder, ReminderId};

/// What other crates call the things of this domain.
pub mod subject {
    /// A report.
    pub const REPORT: kernel::Kind = "report";
    /// A period that reports are made for, as `base/evidence` keeps it.
    pub const PERIOD: kernel::Kind = "report_period";
    /// A template that the agency made.
    pub const TEMPLATE: kernel::Kind = "report_template";
    /// When reports are due.
    pub const DEADLINE: kernel::Kind = "report_deadline";
}

/// What a rule decided: the new state, and what happened.
pub type Decision<T> = Result<(T, Vec<Event>), Refusal>;
