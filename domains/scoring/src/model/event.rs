//! What happened, in the past tense. The store writes each into the audit trail in the transaction of the change.

use super::{Code, CriterionId, Points, SchemeId, Stage, subject};
use kernel::Subject;
use serde::Serialize;

/// Something that happened to a scheme or one of its criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "a variant says what happened, its fields to what")]
pub enum Event {
    SchemeOpened { scheme: SchemeId, index_year: i64 },
    SchemeRevised { scheme: SchemeId },
    StageReached { scheme: SchemeId, stage: Stage },
    TakenBack { scheme: SchemeId, reason: String },
    CriteriaImported { scheme: SchemeId, added: usize, changed: usize, removed: Vec<Code> },
    SelfScored { criterion: CriterionId, scheme: SchemeId, points: Points },
    ResultsImported { scheme: SchemeId, criteria: usize },
    Explained { criterion: CriterionId, scheme: SchemeId },
}

impl people::Told for Event {
    fn told(&self) -> (&'static str, Subject) {
        let scheme = |id: SchemeId| Subject::new(subject::SCHEME, id);
        let criterion = |id: CriterionId| Subject::new(subject::CRITERION, id);
        match self {
            Self::SchemeOpened { scheme: id, .. } => ("scoring.scheme_opened", scheme(*id)),
            Self::SchemeRevised { scheme: id } => ("scoring.scheme_revised", scheme(*id)),
            Self::StageReached { scheme: id, .. } => ("scoring.stage_reached", scheme(*id)),
            Self::TakenBack { scheme: id, .. } => ("scoring.taken_back", scheme(*id)),
            Self::CriteriaImported { scheme: id, .. } => ("scoring.criteria_imported", scheme(*id)),
            Self::SelfScored { criterion: id, .. } => ("scoring.self_scored", criterion(*id)),
            Self::ResultsImported { scheme: id, .. } => ("scoring.results_imported", scheme(*id)),
            Self::Explained { criterion: id, .. } => ("scoring.explained", criterion(*id)),
        }
    }
}
