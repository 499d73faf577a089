//! What is answered to a request, where it came from, and what is reported of it.

use super::{AccountId, Content, PartnerId, RequestId};
use evidence::Amount;
use kernel::{Date, Moment, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A request as the agency below has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its id.
    pub id: RequestId,
    /// Who asks.
    pub partner: PartnerId,
    /// What it says now.
    pub content: Content,
    /// Which publication that is.
    pub revision: i64,
    /// What it said when it was looked through last; none for one that is new.
    pub agreed: Option<Content>,
    /// The answers, by code.
    pub answers: BTreeMap<String, Answer>,
    /// How many reports went up.
    pub sent: i64,
    /// When the last one did.
    pub sent_at: Option<Moment>,
    /// What was said of the last one.
    pub verdict: Option<Verdict>,
    /// When those above reminded last.
    pub reminded_at: Option<Moment>,
    /// Those above take no more reports.
    pub closed: bool,
    /// When it came first.
    pub received_at: Moment,
    /// Counts the writes.
    pub version: i64,
}

/// An answer to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where the figure comes from.
    pub source: Source,
    /// What is said beside it, or instead of it.
    pub words: String,
    /// The rows behind the figure go along.
    pub with_rows: bool,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// There is none: the item is answered in words.
    Words,
    /// What happened in the period for contents of the own plan.
    Things(Vec<Subject>),
    /// A figure that a domain counts, by its address.
    Figure(String),
    /// "Số ngoài hệ thống".
    ByHand {
        /// How much.
        value: Value,
        /// From which paper or system.
        source: String,
        /// Who took it from there.
        person: String,
    },
    /// What those below this agency reported to an item of a request of its own.
    Below {
        /// Which request.
        request: RequestId,
        /// Which item.
        code: String,
    },
    /// The item does not concern the agency.
    NotOurs {
        /// Why.
        reason: String,
    },
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number.
    Number(Amount),
    /// A part of a whole.
    Share(u64, u64),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Number(amount) => write!(f, "{amount}"),
            Self::Share(_, 0) => f.write_str("–"),
            Self::Share(part, all) => write!(f, "{} ({part}/{all})", viet::number::percent(part, all)),
        }
    }
}

/// A report as it goes up: what it says it says for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// On which request.
    pub request: RequestId,
    /// Which publication of it.
    pub revision: i64,
    /// The how-manieth report of the agency on it.
    pub number: i64,
    /// When it was put together.
    pub made_at: Moment,
    /// Every item that is answered.
    pub items: Vec<Reported>,
}

/// What is reported to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// Which.
    pub code: String,
    /// How much.
    pub value: Option<Value>,
    /// In words.
    pub words: String,
    /// Of a figure that nothing here counts: from where and by whom.
    pub by_hand: Option<(String, String)>,
    /// Why the item does not concern the agency.
    pub not_ours: Option<String>,
    /// The rows behind the figure; none where they stay below.
    pub rows: Option<Vec<Row>>,
}

/// A row that those above may see: nothing of persons, nothing that only staff can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What happened.
    pub title: String,
    /// When.
    pub on: Option<Date>,
    /// Which unit had it in hand; of a roll-up, which agency.
    pub unit: String,
    /// Of a share, whether it belongs to the part.
    pub counts: bool,
    /// It came after its own period was closed ("bổ sung").
    pub late: bool,
}

/// A report from below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportIn {
    /// On which request.
    pub request: RequestId,
    /// From whom.
    pub partner: PartnerId,
    /// What it says.
    pub content: Report,
    /// When it came.
    pub received_at: Moment,
    /// What was said of it, by whom and when.
    pub verdict: Option<(Verdict, AccountId, Moment)>,
}

/// What is said of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is taken.
    Taken,
    /// It goes back.
    Returned {
        /// What is to be done about it.
        reason: String,
    },
}
