//! What passes between agencies: signed texts. A package holds the very string that was signed, so nothing has to agree on how
//! JSON is written; whoever carries it, and on which way, cannot change a letter of it. Pure.

mod card;

pub use card::{Card, read_card, write_card};

use crate::model::{Content, Key, Report, RequestId, SentKind, Verdict};
use kernel::Moment;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

/// Bytes of a package, at most.
pub const LARGEST: usize = 4 << 20;
/// Agencies that one package goes to, at most.
pub const MOST_RECEIVERS: usize = 2_000;
/// The name of the format; a later one is another.
const FORMAT: &str = "thong-suot/goi-lien-thong/1";
/// Stands before what is signed, so that a signature says what it is for.
const DOMAIN: &[u8] = b"thong-suot/goi-lien-thong/1\n";

/// As it is carried.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    format: String,
    key: Key,
    signature: String,
    payload: String,
}

/// What a package says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// What the sender calls itself.
    pub from: String,
    /// For whom it is.
    pub to: Vec<Key>,
    /// When it was made.
    pub made_at: Moment,
    /// What it carries.
    pub body: Body,
}

/// What a package carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// Downwards: what is asked.
    Request {
        /// Which.
        id: RequestId,
        /// Which publication.
        revision: i64,
        /// No more reports are taken.
        closed: bool,
        /// What it says.
        content: Content,
    },
    /// Upwards: what is reported.
    Report(Report),
    /// Downwards: what is said of a report.
    Verdict {
        /// On which request.
        request: RequestId,
        /// Which report.
        number: i64,
        /// What is said.
        verdict: Verdict,
    },
    /// Downwards: a report is missing.
    Reminder {
        /// On which request.
        request: RequestId,
    },
}

/// Why a package is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no package.
    #[error("it is no package")]
    NoPackage,
    /// A version of the format that is not known here.
    #[error("its format is not known here")]
    OtherFormat,
    /// Larger than is taken.
    #[error("it is too large")]
    TooLarge,
    /// Something of it is not what was signed.
    #[error("it was altered")]
    Altered,
    /// Nobody above or below has this key.
    #[error("its sender is not known")]
    UnknownSender,
    /// It is for others.
    #[error("it is for another agency")]
    ForOthers,
    /// The sender stands on the wrong side for what it carries.
    #[error("its sender may not send this")]
    NotTheirs,
    /// What it is about is not here.
    #[error("what it is about is not here")]
    UnknownRequest,
    /// Something newer came before it.
    #[error("something newer is here")]
    Older,
    /// No more reports are taken.
    #[error("the request is closed")]
    Closed,
    /// What it says cannot be.
    #[error("its content is out of bounds")]
    OutOfBounds,
}

impl Body {
    /// What it carries, as a word.
    #[must_use]
    pub const fn kind(&self) -> SentKind {
        match self {
            Self::Request { .. } => SentKind::Request,
            Self::Report(_) => SentKind::Report,
            Self::Verdict { .. } => SentKind::Verdict,
            Self::Reminder { .. } => SentKind::Reminder,
        }
    }

    /// The request that it is about.
    #[must_use]
    pub const fn request(&self) -> RequestId {
        match self {
            Self::Request { id, .. } => *id,
            Self::Report(report) => report.request,
            Self::Verdict { request, .. } | Self::Reminder { request } => *request,
        }
    }
}

/// The public key to a seed.
#[must_use]
pub fn public(seed: &[u8; 32]) -> Key {
    let pair = pair(seed);
    let mut key = [0; 32];
    key.copy_from_slice(pair.public_key().as_ref());
    Key(key)
}

#[expect(clippy::expect_used, reason = "every 32 bytes are a seed")]
fn pair(seed: &[u8; 32]) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(seed).expect("32 bytes are a seed")
}

/// Writes and signs a package.
#[must_use]
#[expect(clippy::expect_used, reason = "packages are plain data")]
pub fn seal(seed: &[u8; 32], payload: &Payload) -> String {
    seal_text(seed, &serde_json::to_string(payload).expect("a payload is plain data"))
}

/// Signs any text as a package, as somebody might who has a key and means no good.
#[must_use]
#[expect(clippy::expect_used, reason = "packages are plain data")]
pub fn seal_text(seed: &[u8; 32], payload: &str) -> String {
    let payload = payload.to_owned();
    let signature = kernel::hex(pair(seed).sign(&signed(&payload)).as_ref());
    let envelope = Envelope { format: FORMAT.to_owned(), key: public(seed), signature, payload };
    serde_json::to_string(&envelope).expect("an envelope is plain data")
}

fn signed(payload: &str) -> Vec<u8> {
    [DOMAIN, payload.as_bytes()].concat()
}

/// Reads a package: what it says, and whose key signed it. That this key is somebody's we know is for the caller to see.
///
/// # Errors
/// What is wrong with it, from the outside inwards; nothing of the payload is read before the signature holds.
pub fn open(package: &[u8]) -> Result<(Key, Payload), Refused> {
    if package.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let envelope: Envelope = serde_json::from_slice(package).map_err(|_| Refused::NoPackage)?;
    if envelope.format != FORMAT {
        return Err(Refused::OtherFormat);
    }
    let signature = kernel::unhex::<64>(&envelope.signature).ok_or(Refused::Altered)?;
    let key = UnparsedPublicKey::new(&ED25519, envelope.key.0);
    key.verify(&signed(&envelope.payload), &signature).map_err(|_| Refused::Altered)?;
    let payload: Payload = serde_json::from_str(&envelope.payload).map_err(|_| Refused::OutOfBounds)?;
    if payload.to.len() > MOST_RECEIVERS || !crate::rules::bounds::holds(&payload) {
        return Err(Refused::OutOfBounds);
    }
    Ok((envelope.key, payload))
}

#[cfg(test)]
mod tests;
