//! What an agency asks of those below it: a plan to take on, or figures and words to report.

use evidence::Amount;
use evidence::periods::PeriodKind;
use kernel::{Date, Id, Moment};
use people::AccountId;
use serde::{Deserialize, Serialize};
use store::text_enum;

/// The id of a request; the same at the agency that asks and at those that are asked.
pub type RequestId = Id<Request>;

text_enum! {
    /// How far a request is.
    pub enum Stage {
        /// Being written; nobody else knows of it.
        Draft = "draft",
        /// With those below.
        Published = "published",
        /// No more reports are taken.
        Closed = "closed",
    }
}

/// A request, where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// What it says now; those below have what was published.
    pub content: Content,
    /// How far it is.
    pub stage: Stage,
    /// How often it was published.
    pub revision: i64,
    /// What those below have.
    pub published: Option<Content>,
    /// When it was published last.
    pub published_at: Option<Moment>,
    /// Who began it.
    pub created_by: AccountId,
    /// When.
    pub created_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// What a request says: the same words above and below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// "Kế hoạch tuyên truyền cải cách hành chính năm 2026".
    pub title: String,
    /// What is to be done with it.
    pub purpose: Purpose,
    /// The paper that it rests on, as it is cited; may be empty.
    pub paper: String,
    /// The period that it asks about.
    pub period: Asked,
    /// By which day those below report.
    pub due_on: Date,
    /// What else they should know; may be empty.
    pub note: String,
    /// What it asks, in order.
    pub items: Vec<Item>,
}

/// What is to be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Its contents are taken on by those below, who report on them.
    Plan,
    /// It only asks for a report.
    Report,
}

/// A report period as every installation knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// How long.
    #[serde(with = "kind")]
    pub kind: PeriodKind,
    /// The report year.
    pub year: i64,
    /// From 1.
    pub ordinal: i64,
}

/// A kind of period by the word under which databases know it.
mod kind {
    use evidence::periods::PeriodKind;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};
    use store::TextEnum as _;

    pub(super) fn serialize<S: Serializer>(kind: &PeriodKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PeriodKind, D::Error> {
        let word = String::deserialize(from)?;
        PeriodKind::from_word(&word).ok_or_else(|| D::Error::custom("no kind of period"))
    }
}

/// One thing that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// "2.a"; unique in the request, and kept when the wording changes.
    pub code: String,
    /// What is asked. Those below cannot change it: sums stay sums of the same thing.
    pub wording: String,
    /// In what form.
    pub expected: Expected,
}

/// In what form an item is answered. Words may always stand beside a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Expected {
    /// With a number.
    Number {
        /// Of what: "tin, bài".
        measure: String,
        /// How much is to be reached, if that is said.
        target: Option<Amount>,
    },
    /// With a part of a whole.
    Share,
    /// With words alone.
    Words,
}

impl Content {
    /// The item with this code.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }
}
