//! What the lint says: a code, where, and the arguments of its message.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was found. The name in JSON is the id of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A list is not numbered 1, 2, 3. Arguments: `list` (`sections`, `items`, `duties`), `labels`, `found`, `expected`,
    /// and for items `block`.
    NumberingBroken,
    /// A document number that cannot be right. `number`, `suggestion` (may be empty).
    NumberMalformed,
    /// One document, two dates. `number`, `first`, `second`.
    CitationTwoDates,
    /// The registry has another date. `number`, `cited`, `known`, `title`.
    CitationDateConflict,
    /// The first citation has no date. `count`, `numbers`.
    CitationWithoutDate,
    /// Last year's plan as a content. `year`, `plan_year`, `item`.
    LastYearPlanCited,
    /// A name that was not in force on the plan's date. `name`, `successor` (may be empty), `valid_from`, `valid_to`
    /// (ISO dates, may be empty), `count`.
    NameNotValid,
    /// More proposed than allowed. `kind` (`collectives`, `individuals`), `found`, `limit`.
    QuotaOutOfRange,
    /// Contents without a unit in charge. `count`, `total`, `items`.
    ItemWithoutOwner,
    /// Contents without a time. `count`, `total`, `items`.
    ItemWithoutDue,
    /// Contents without a quantity. `count`, `total`, `items`.
    ItemWithoutQuantity,
    /// Contents without a channel of their own. `count`, `total`, `items`.
    ItemWithoutLeadChannel,
}

impl Code {
    /// The name in JSON, which is also the id of the message with dashes for underscores.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberingBroken => "numbering_broken",
            Self::NumberMalformed => "number_malformed",
            Self::CitationTwoDates => "citation_two_dates",
            Self::CitationDateConflict => "citation_date_conflict",
            Self::CitationWithoutDate => "citation_without_date",
            Self::LastYearPlanCited => "last_year_plan_cited",
            Self::NameNotValid => "name_not_valid",
            Self::QuotaOutOfRange => "quota_out_of_range",
            Self::ItemWithoutOwner => "item_without_owner",
            Self::ItemWithoutDue => "item_without_due",
            Self::ItemWithoutQuantity => "item_without_quantity",
            Self::ItemWithoutLeadChannel => "item_without_lead_channel",
        }
    }
}

/// Of the two kinds of findings that are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Lỗi thể thức, trích dẫn: few and certain.
    Format,
    /// Chưa có thông tin quản lý: things to fill in here, not faults.
    Management,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// A count or a year.
    Number(i64),
    /// A text; dates are ISO.
    Text(String),
    /// Labels or numbers.
    List(Vec<String>),
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Argument {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// One thing that the lint has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// Of which kind.
    pub severity: Severity,
    /// Where it starts, from 1; 0 where it is of no single line.
    pub line: u32,
    /// The text there; long texts are cut.
    pub text: String,
    /// For the message.
    pub arguments: BTreeMap<String, Argument>,
    /// The same for the same fault however lines move, so that an acceptance with its reason can be kept.
    pub key: String,
}

/// Characters of the text that are kept: enough to know the place.
const SHOWN: usize = 500;

impl Finding {
    pub(crate) fn new(code: Code, severity: Severity, line: u32, text: &str, about: &str) -> Self {
        let key = if about.is_empty() { code.as_str().to_owned() } else { format!("{}:{about}", code.as_str()) };
        Self { code, severity, line, text: text.chars().take(SHOWN).collect(), arguments: BTreeMap::new(), key }
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }
}
