//! A report: written around figures, submitted in the document system, signed there, and from then on as it was.

use super::{AccountId, DeadlineId, Section, Snapshot, TemplateId, UnitId};
use evidence::ProofId;
use evidence::periods::PeriodId;
use files::FileId;
use kernel::{Date, Id, Moment, Subject};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::record;

/// The id of a report.
pub type ReportId = Id<Report>;
/// The id of a remark.
pub type CommentId = Id<Comment>;

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The period that it is about.
    pub period_id: PeriodId,
    /// The template that it began as.
    pub template: String,
    /// What it is called in lists.
    pub name: String,
    /// To whom it goes.
    pub receivers: Vec<String>,
    /// Its abstract.
    pub subject: String,
    /// What it says; the first section has no title and stands before the others.
    pub sections: Vec<Section>,
    /// The values that its writers have seen, by address and which value.
    pub accepted: BTreeMap<String, String>,
    /// How far it is.
    pub state: State,
    /// Who began it.
    pub created_by: AccountId,
    /// When.
    pub created_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// How far a report is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Being written; its figures are those of now.
    Draft {
        /// Why it came back, if it did.
        returned: Option<String>,
    },
    /// In the document system, to be signed; its figures stand still.
    Submitted {
        /// Who put it there.
        by: AccountId,
        /// When.
        at: Moment,
        /// What it says.
        snapshot: Arc<Snapshot>,
    },
    /// Signed, and never changed again.
    Signed {
        /// What the document system gave back.
        signing: Signing,
        /// Who brought it back.
        by: AccountId,
        /// When.
        at: Moment,
        /// What it says.
        snapshot: Arc<Snapshot>,
    },
}

/// Number, date and copy as they came back from the document system. Nothing here makes them up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// `45/BC-KCNĐN`.
    pub number: String,
    /// The date of the paper.
    pub issued_on: Date,
    /// The signed PDF.
    pub copy: Option<FileId>,
}

/// A report in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportLine {
    /// Its id.
    pub id: ReportId,
    /// The period.
    pub period_id: PeriodId,
    /// What it is called.
    pub name: String,
    /// `draft`, `submitted`, `signed`.
    pub state: String,
    /// The number of a signed one.
    pub number: Option<String>,
}

record! {
    /// A remark on a section.
    pub struct Comment {
        id: CommentId, report_id: ReportId,
        /// Which section, from 0.
        section: i64, wording: String, said_by: AccountId, said_at: Moment,
        settled_by: Option<AccountId>, settled_at: Option<Moment>,
    }
}

impl Report {
    /// What was kept with it; none while it is written.
    #[must_use]
    pub fn snapshot(&self) -> Option<&Arc<Snapshot>> {
        match &self.state {
            State::Draft { .. } => None,
            State::Submitted { snapshot, .. } | State::Signed { snapshot, .. } => Some(snapshot),
        }
    }

    /// Whether it is still written.
    #[must_use]
    pub const fn is_draft(&self) -> bool {
        matches!(self.state, State::Draft { .. })
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "event")]
#[expect(missing_docs, reason = "which report, period or unit")]
pub enum Event {
    Begun { report: ReportId, template: String },
    SectionSaved { report: ReportId, section: usize },
    FiguresAccepted { report: ReportId, figures: usize },
    Commented { report: ReportId, section: i64 },
    CommentSettled { report: ReportId },
    Submitted { report: ReportId },
    Returned { report: ReportId, reason: String },
    Signed { report: ReportId, number: String },
    TakenBackFromWord { report: ReportId, file: FileId, sections: Vec<String> },
    PublicationPrepared { report: ReportId },
    PublicationSubmitted { report: ReportId },
    PublicationReturned { report: ReportId, reason: String },
    Published { report: ReportId, address: String },
    PublicationWithdrawn { report: ReportId, reason: String },
    Reconciled { estimate: ProofId, actual: Option<ProofId> },
    UnitConfirmed { period: PeriodId, unit: UnitId },
    UnitReminded { period: PeriodId, unit: UnitId },
    TemplateSaved { template: TemplateId, name: String, report: Option<ReportId> },
    DeadlineSet { deadline: DeadlineId, receiver: String },
}

impl people::Told for Event {
    fn told(&self) -> (&'static str, Subject) {
        let report = |id: &ReportId| Subject::new(super::subject::REPORT, *id);
        let period = |id: &PeriodId| Subject::new(super::subject::PERIOD, *id);
        match self {
            Self::Begun { report: id, .. } => ("report.begun", report(id)),
            Self::SectionSaved { report: id, .. } => ("report.section_saved", report(id)),
            Self::FiguresAccepted { report: id, .. } => ("report.figures_accepted", report(id)),
            Self::Commented { report: id, .. } => ("report.commented", report(id)),
            Self::CommentSettled { report: id } => ("report.comment_settled", report(id)),
            Self::Submitted { report: id } => ("report.submitted", report(id)),
            Self::Returned { report: id, .. } => ("report.returned", report(id)),
            Self::Signed { report: id, .. } => ("report.signed", report(id)),
            Self::TakenBackFromWord { report: id, .. } => ("report.taken_back_from_word", report(id)),
            Self::PublicationPrepared { report: id } => ("report.publication_prepared", report(id)),
            Self::PublicationSubmitted { report: id } => ("report.publication_submitted", report(id)),
            Self::PublicationReturned { report: id, .. } => ("report.publication_returned", report(id)),
            Self::Published { report: id, .. } => ("report.published", report(id)),
            Self::PublicationWithdrawn { report: id, .. } => ("report.publication_withdrawn", report(id)),
            Self::Reconciled { estimate, .. } => ("report.figure_reconciled", Subject::new(evidence::PROOF, *estimate)),
            Self::UnitConfirmed { period: id, .. } => ("report_period.unit_confirmed", period(id)),
            Self::UnitReminded { period: id, .. } => ("report_period.unit_reminded", period(id)),
            Self::TemplateSaved { template, .. } => {
                ("report_template.saved", Subject::new(super::subject::TEMPLATE, *template))
            }
            Self::DeadlineSet { deadline, .. } => {
                ("report_deadline.set", Subject::new(super::subject::DEADLINE, *deadline))
            }
        }
    }
}
