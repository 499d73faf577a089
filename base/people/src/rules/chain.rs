//! The audit chain: the bytes that are hashed, the check, and the lines of an export.
//!
//! The hash of an entry is SHA-256 over the ASCII letters `thongsuot-audit-1` followed by these fields, each as its length
//! in bytes (eight bytes, big-endian) and its bytes; a field that is absent is eight bytes of 255 and nothing more:
//!
//! 1. agency id, 16 bytes; 2. number, 8 bytes big-endian; 3. moment as in `2020-01-21T05:00:00.000000Z`;
//! 4. actor id, 16 bytes; 5. action; 6. kind and 7. id (16 bytes) of the subject; 8. detail, the JSON text as kept;
//! 9. source address as text; 10. hash of the entry before, 32 bytes (zeros for the first).
//!
//! Lengths before contents leave no two entries with the same bytes. What a chain cannot show by itself is that its last
//! entries were removed, or that all of it was written anew by somebody who can write to the database: for that, note down
//! its [`Head`] outside now and then (print it, mail it to another office) and hand it to the check.

use crate::model::audit::{AuditEntry, Broken, BrokenReason, Head};
use kernel::{Id, Moment, Subject};
use kernel::{hex, unhex};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The hash of an entry's content and of the entry before it; does not look at [`AuditEntry::hash`].
#[must_use]
pub fn hash(entry: &AuditEntry) -> [u8; 32] {
    let mut bytes = b"thongsuot-audit-1".to_vec();
    let mut field = |content: Option<&[u8]>| match content {
        Some(content) => {
            bytes.extend(u64::try_from(content.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend(content);
        }
        None => bytes.extend(u64::MAX.to_be_bytes()),
    };
    let subject_id = entry.subject.as_ref().map(|s| *s.id.as_bytes());
    field(Some(entry.agency.uuid().as_bytes()));
    field(Some(&entry.number.to_be_bytes()));
    field(Some(moment_text(entry.at).as_bytes()));
    field(entry.actor.map(|a| a.uuid().into_bytes()).as_ref().map(<[u8; 16]>::as_slice));
    field(Some(entry.action.as_bytes()));
    field(entry.subject.as_ref().map(|s| s.kind.as_bytes()));
    field(subject_id.as_ref().map(<[u8; 16]>::as_slice));
    field(Some(entry.detail.as_bytes()));
    field(entry.source.as_deref().map(str::as_bytes));
    field(Some(&entry.previous));
    Sha256::digest(&bytes).into()
}

/// Checks a chain entry by entry, for those that do not fit into memory.
#[derive(Debug, Clone)]
pub struct Verifier {
    head: Head,
    agency: Option<crate::AgencyId>,
    anchor: Option<Head>,
}

impl Verifier {
    /// Begins before the first entry. `anchor` is a head that was noted down earlier.
    #[must_use]
    pub fn new(anchor: Option<Head>) -> Self {
        Self { head: Head::START, agency: None, anchor: anchor.filter(|a| *a != Head::START) }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn push(&mut self, entry: &AuditEntry) -> Result<(), Broken> {
        let broken = |reason| Err(Broken { number: entry.number, reason });
        if *self.agency.get_or_insert(entry.agency) != entry.agency {
            return broken(BrokenReason::OtherAgency);
        }
        if entry.number != self.head.number + 1 {
            return broken(BrokenReason::Number);
        }
        if entry.previous != self.head.hash {
            return broken(BrokenReason::Previous);
        }
        if entry.hash != hash(entry) {
            return broken(BrokenReason::Content);
        }
        self.head = Head { number: entry.number, hash: entry.hash };
        if let Some(anchor) = self.anchor.take_if(|a| a.number == self.head.number)
            && anchor != self.head
        {
            return broken(BrokenReason::Anchor);
        }
        Ok(())
    }

    /// After the last entry: the head of the chain, to note down or to compare.
    ///
    /// # Errors
    /// If the chain ends before the anchor.
    pub fn finish(self) -> Result<Head, Broken> {
        match self.anchor {
            Some(anchor) => Err(Broken { number: anchor.number, reason: BrokenReason::Anchor }),
            None => Ok(self.head),
        }
    }
}

/// Checks a whole chain and returns its head.
///
/// # Errors
/// The first entry that does not fit; with an `anchor`, also a chain that does not contain it.
pub fn verify<'a>(entries: impl IntoIterator<Item = &'a AuditEntry>, anchor: Option<Head>) -> Result<Head, Broken> {
    let mut verifier = Verifier::new(anchor);
    for entry in entries {
        verifier.push(entry)?;
    }
    verifier.finish()
}

/// Checks the lines of an export (what [`line()`] writes, one entry a line) and returns the head of the chain.
///
/// # Errors
/// As [`verify`]; also a line with any character other than as exported. Its number is the line's then.
pub fn verify_lines(lines: impl IntoIterator<Item: AsRef<str>>, anchor: Option<Head>) -> Result<Head, Broken> {
    let mut verifier = Verifier::new(anchor);
    for (above, text) in lines.into_iter().enumerate() {
        let number = i64::try_from(above).unwrap_or(i64::MAX).saturating_add(1);
        let entry = read_line(text.as_ref()).ok_or(Broken { number, reason: BrokenReason::Unreadable })?;
        verifier.push(&entry)?;
    }
    verifier.finish()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    agency: crate::AgencyId,
    number: i64,
    at: String,
    actor: Option<crate::AccountId>,
    action: String,
    subject: Option<LineSubject>,
    detail: String,
    source: Option<String>,
    previous: String,
    hash: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineSubject {
    kind: String,
    id: Id<Subject>,
}

/// One entry as a line of JSON, without the line end.
///
/// # Panics
/// Never: the line has text, numbers and ids only.
#[must_use]
pub fn line(entry: &AuditEntry) -> String {
    let line = Line {
        agency: entry.agency,
        number: entry.number,
        at: moment_text(entry.at),
        actor: entry.actor,
        action: entry.action.clone(),
        subject: entry.subject.as_ref().map(|s| LineSubject { kind: s.kind.clone(), id: Id::from_uuid(s.id) }),
        detail: entry.detail.clone(),
        source: entry.source.clone(),
        previous: hex(&entry.previous),
        hash: hex(&entry.hash),
    };
    serde_json::to_string(&line).expect("text, numbers and ids become JSON")
}

/// The entry of a line; nothing if the line differs in any character from what [`line()`] writes.
#[must_use]
pub fn read_line(text: &str) -> Option<AuditEntry> {
    let read: Line = serde_json::from_str(text).ok()?;
    let entry = AuditEntry {
        agency: read.agency,
        number: read.number,
        at: read.at.parse().ok()?,
        actor: read.actor,
        action: read.action,
        subject: read.subject.map(|s| Subject { kind: s.kind, id: s.id.uuid() }),
        detail: read.detail,
        source: read.source,
        previous: unhex(&read.previous)?,
        hash: unhex(&read.hash)?,
    };
    (line(&entry) == text).then_some(entry)
}

fn moment_text(at: Moment) -> String {
    format!("{at:.6}")
}
