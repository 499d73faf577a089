//! A scoring scheme of an index year, and how far its cycle is.

use super::{AccountId, FileId, Points, SchemeId};
use kernel::{Date, Id, Moment};
use serde::{Deserialize, Serialize};
use store::{record, text_enum};

/// A scheme, as its issuer wrote it. Nothing in it is known to the program beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its id.
    pub id: SchemeId,
    /// Goes up by one with every change.
    pub version: i64,
    /// What people typed of it.
    pub head: Head,
    /// How far it is.
    pub cycle: Cycle,
    /// Who opened it.
    pub created_by: AccountId,
    /// When.
    pub created_at: Moment,
}

/// What people typed of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The year that is scored. Neither the year of a plan nor that of a report.
    pub index_year: i64,
    /// What it is called.
    pub name: String,
    /// The document that issues it; empty as long as it is a draft.
    pub document_number: String,
    /// The day of that document.
    pub document_date: Option<Date>,
    /// On what it stands, as its issuer says.
    pub legal_basis: String,
    /// The first day on which proof of it may have happened.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Head {
    /// Whether something that happened on a day belongs to it.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

record! {
    /// A folder that was sent and taken back.
    pub struct TakenBack {
        id: TakenBackId, scheme_id: SchemeId, sent_by: AccountId, sent_at: Moment,
        /// What the agency gave itself when it was sent.
        self_scored: Points,
        /// Why it was taken back.
        reason: String,
        /// The index as it was sent: every proof, and every self-score with what it came from.
        index_id: FileId, taken_by: AccountId, taken_at: Moment,
    }
}

/// The id of a folder that was taken back.
pub type TakenBackId = Id<TakenBack>;

/// Who took a step, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Moment,
}

/// How far the year's scoring is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Cycle {
    /// The criteria are being brought in, proof is being gathered.
    Open,
    /// Units score themselves.
    SelfScore {
        /// Begun.
        begun: Step,
    },
    /// Sent to those who appraise: self-scores stand.
    Submitted {
        /// Sent.
        sent: Step,
        /// What was self-scored in all.
        self_scored: Points,
    },
    /// Results are here; explanations are being written.
    Appraised {
        /// As sent.
        sent: Step,
        /// What was self-scored in all.
        self_scored: Points,
        /// The results were brought in.
        imported: Step,
    },
    /// Explanations were sent; results may still be corrected by those who appraise.
    Explained {
        /// As sent.
        sent: Step,
        /// What was self-scored in all.
        self_scored: Points,
        /// The results were brought in, last.
        imported: Step,
        /// The explanations went out.
        explained: Step,
    },
    /// Over.
    Final {
        /// As sent.
        sent: Step,
        /// What was self-scored in all.
        self_scored: Points,
        /// The results were brought in, last.
        imported: Step,
        /// Closed.
        closed: Step,
    },
}

text_enum! {
    /// How far, without who and when.
    pub enum Stage {
        /// Criteria and proof are being brought in.
        Open = "open",
        /// Units score themselves.
        SelfScore = "self_score",
        /// Sent.
        Submitted = "submitted",
        /// Results are here.
        Appraised = "appraised",
        /// Explanations went out.
        Explained = "explained",
        /// Over.
        Final = "final",
    }
}

impl Cycle {
    /// Without who and when.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Open => Stage::Open,
            Self::SelfScore { .. } => Stage::SelfScore,
            Self::Submitted { .. } => Stage::Submitted,
            Self::Appraised { .. } => Stage::Appraised,
            Self::Explained { .. } => Stage::Explained,
            Self::Final { .. } => Stage::Final,
        }
    }

    /// The last step that was taken.
    #[must_use]
    pub const fn last_step(&self) -> Option<Step> {
        match self {
            Self::Open => None,
            Self::SelfScore { begun: step }
            | Self::Submitted { sent: step, .. }
            | Self::Appraised { imported: step, .. }
            | Self::Explained { explained: step, .. }
            | Self::Final { closed: step, .. } => Some(*step),
        }
    }
}
