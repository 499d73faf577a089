//! A criterion of a scheme, the rule that gives its points, and what stands beside it: the self-score, the appraised points,
//! the explanation.

use super::{AccountId, Code, CriterionId, FileId, Points, SchemeId, UnitId};
use evidence::Amount;
use kernel::{Moment, Subject};
use serde::{Deserialize, Serialize};
use store::{Json, record};

/// How points follow from what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScoringRule {
    /// All points if it was done, else none.
    AllOrNothing,
    /// All points for 100 %; from the floor on by proportion; below it none.
    LinearWithFloor {
        /// In per cent: 80.
        floor: Amount,
    },
    /// One of the levels that the scheme names.
    Tiers {
        /// In the order of the scheme.
        tiers: Vec<Tier>,
    },
    /// The scheme leaves it to judgement: points are entered as they are.
    Manual,
}

/// A level that a scheme names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Its words.
    pub words: String,
    /// What it gives.
    pub points: Points,
}

/// What a scheme says of a criterion: what an import brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub title: String,
    /// What it may give at most; for a group, what those below it give together.
    pub max: Points,
    /// How points follow; nothing for groups, and for what a survey gives.
    pub rule: Option<ScoringRule>,
    /// The rule in the words of the scheme.
    pub rule_words: String,
    /// Which proof the scheme asks for; may be empty.
    pub proof_asked: String,
    /// The unit that answers for it, if it was recognised.
    pub unit: Option<UnitId>,
    /// The unit as the file has it.
    pub unit_words: String,
    /// Its points come from a sociological survey: nobody scores them here.
    pub survey: bool,
}

/// A criterion that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its id: what proofs are linked to.
    pub id: CriterionId,
    /// Its scheme.
    pub scheme: SchemeId,
    /// What the scheme says.
    pub written: Written,
}

impl Criterion {
    /// The criterion as proofs point at it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject::new(super::subject::CRITERION, self.id)
    }
}

/// What a self-score is worked out from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScoreInput {
    /// Done or not.
    Met {
        /// Done.
        met: bool,
    },
    /// So many of so many.
    Counted {
        /// How many there should be.
        planned: Amount,
        /// How many there are.
        done: Amount,
    },
    /// In per cent.
    Share {
        /// 95,5 is 95,5 %.
        percent: Amount,
    },
    /// A level, by its place in the rule from 0.
    Tier {
        /// The place.
        at: usize,
    },
    /// Points as entered.
    Points {
        /// How many.
        points: Points,
    },
}

record! {
    /// Tự chấm: what the agency gives itself for a criterion.
    pub struct SelfScore {
        criterion_id: CriterionId,
        /// What it is worked out from.
        input: Json<ScoreInput>,
        /// Worked out by the rule as it stands.
        points: Points,
        note: String, scored_by: AccountId, scored_at: Moment, version: i64,
    }
}

record! {
    /// Thẩm định: what the appraisal gave, as it was imported.
    pub struct Appraised {
        criterion_id: CriterionId, points: Points, remark: String, imported_by: AccountId, imported_at: Moment,
    }
}

record! {
    /// Giải trình: what the agency says of an appraised criterion.
    pub struct Explanation {
        criterion_id: CriterionId, body: String,
        /// What is attached.
        file_ids: Json<Vec<FileId>>,
        written_by: AccountId, written_at: Moment, version: i64,
    }
}
