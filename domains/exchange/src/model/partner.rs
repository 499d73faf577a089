//! Those above and below, and what was sent to them.

use super::RequestId;
use kernel::{Id, Moment};
use people::AgencyId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use store::{record, text_enum};

/// The id of an agency above or below.
pub type PartnerId = Id<Partner>;
/// The id of something that was sent.
pub type SentId = Id<Sent>;

text_enum! {
    /// Where a partner stands.
    pub enum Side {
        /// It asks us.
        Above = "above",
        /// We ask it.
        Below = "below",
    }
}

text_enum! {
    /// What a package carries.
    pub enum SentKind {
        /// What is asked.
        Request = "request",
        /// What is reported.
        Report = "report",
        /// What is said of a report.
        Verdict = "verdict",
        /// That a report is missing.
        Reminder = "reminder",
    }
}

/// An agency above or below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its id here.
    pub id: PartnerId,
    /// Where it stands.
    pub side: Side,
    /// What it is called.
    pub name: String,
    /// What proves that a package is its own.
    pub key: Key,
    /// It is in this installation too.
    pub local: Option<AgencyId>,
    /// Where its installation takes packages; none where files are carried.
    pub address: Option<String>,
    /// Since when nothing passes any more.
    pub left_at: Option<Moment>,
    /// Counts the writes.
    pub version: i64,
}

/// A partner before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Partner")]
pub struct NewPartner {
    pub side: Side,
    pub name: String,
    pub key: Key,
    pub local: Option<AgencyId>,
    pub address: Option<String>,
}

/// A public key (Ed25519).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// To be read out and compared: eight groups of four.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digits = kernel::hex(&self.0[..16]);
        let groups: Vec<&str> = (0..8).map(|at| &digits[at * 4..at * 4 + 4]).collect();
        groups.join(" ")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&kernel::hex(&self.0))
    }
}

/// The text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key; expected 64 hexadecimal digits")]
pub struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        kernel::unhex(text).map(Self).ok_or(NotAKey)
    }
}

impl Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

record! {
    /// Something that was sent.
    pub struct Sent {
        id: SentId, partner_id: PartnerId, kind: SentKind, request_id: RequestId,
        /// Exactly as it was signed.
        package: String,
        made_at: Moment,
        /// None where it has not arrived, or where nobody can know: a file that is carried.
        arrived_at: Option<Moment>,
        /// Why it has not, in words for the operator.
        trouble: Option<String>,
    }
}

impl Partner {
    /// Whether something can be sent to it by the program.
    #[must_use]
    pub const fn is_reached(&self) -> bool {
        self.local.is_some() || self.address.is_some()
    }
}
