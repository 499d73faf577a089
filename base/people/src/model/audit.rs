//! An entry of the audit trail, before and after it is chained. How it is hashed: [`crate::rules::chain`].

use super::account::AccountId;
use super::agency::AgencyId;
use kernel::{Moment, Subject, hex, unhex};
use std::fmt;
use std::net::IpAddr;

/// What is to be told: who did what to which thing, from where.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Nobody for what the program or an unknown visitor did.
    pub actor: Option<AccountId>,
    /// `"plan.signed"`: domain, dot, event in the past tense. Fixed words of the code.
    pub action: &'static str,
    /// The thing it happened to.
    pub subject: Option<Subject>,
    /// What a reader needs to understand it later. Never a secret, never a whole document.
    pub detail: serde_json::Value,
    /// The address of the machine that asked.
    pub source: Option<IpAddr>,
}

/// A chained entry, as it is kept and exported.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// Whose chain.
    pub agency: AgencyId,
    /// From 1 on, without gaps.
    pub number: i64,
    /// When, to the microsecond.
    pub at: Moment,
    /// Who.
    pub actor: Option<AccountId>,
    /// What.
    pub action: String,
    /// To which thing.
    pub subject: Option<Subject>,
    /// JSON, as the very characters that were hashed.
    pub detail: String,
    /// From which address.
    pub source: Option<String>,
    /// Hash of the entry before; zeros for the first.
    pub previous: [u8; 32],
    /// Hash of this entry.
    pub hash: [u8; 32],
}

/// Number and hash of the last entry: what is noted down outside, on paper or in another system, so that a shortened chain
/// can be told from a whole one. Written as `1234:9f86d0…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 for an empty chain.
    pub number: i64,
    /// Its hash; zeros for an empty chain.
    pub hash: [u8; 32],
}

impl Head {
    /// The head of an empty chain.
    pub const START: Self = Self { number: 0, hash: [0; 32] };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, hex(&self.hash))
    }
}

impl std::str::FromStr for Head {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (number, hash) = text.trim().split_once(':').ok_or(NotAHead)?;
        let number = number.parse().ok().filter(|n| *n >= 0).ok_or(NotAHead)?;
        Ok(Self { number, hash: unhex(hash).ok_or(NotAHead)? })
    }
}

/// The text is not `number:hash` with 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a head of an audit trail; expected NUMBER:HASH with 64 hexadecimal digits")]
pub struct NotAHead;

/// Where and how a chain does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("audit entry {number}: {reason}")]
pub struct Broken {
    /// The first entry that does not fit.
    pub number: i64,
    /// What does not fit.
    pub reason: BrokenReason,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrokenReason {
    /// The line is not one that the export writes.
    #[error("the line is not as it was exported")]
    Unreadable,
    /// The entry belongs to another agency than the first.
    #[error("it belongs to another agency")]
    OtherAgency,
    /// An entry is missing, doubled or out of order before this one.
    #[error("the number does not follow the one before; entries were removed or moved")]
    Number,
    /// The hash of the entry before is another.
    #[error("it does not follow the entry before; one of them was changed")]
    Previous,
    /// The content is not what was hashed.
    #[error("its content was changed")]
    Content,
    /// The chain ends before the head that was noted down, or has another entry in its place.
    #[error("the chain does not contain the head that was noted down; its end was removed or rewritten")]
    Anchor,
}
