//! Templates that an agency made of its own reports.

use super::{AccountId, Prose, ReportId, Template};
use evidence::periods::PeriodKind;
use kernel::{Date, Id, Moment};
use people::Certainty;

/// The id of a saved template.
pub type TemplateId = Id<SavedTemplate>;

/// A template of the agency: a report that somebody was content with, with its figures as places again.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedTemplate {
    /// Its id; as text the key of the template.
    pub id: TemplateId,
    /// What reports begin as.
    pub template: Template,
    /// The report that it was made of.
    pub report_id: ReportId,
    /// Who saved it last.
    pub saved_by: AccountId,
    /// When.
    pub saved_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// What people say of a template; what it contains comes from a report.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "documented at Template")]
pub struct TemplateHead {
    pub name: String,
    pub about: String,
    pub periods: Vec<PeriodKind>,
    /// One a line.
    pub receivers: String,
    pub subject: Prose,
    pub legal_basis: String,
    pub certainty: Certainty,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}
