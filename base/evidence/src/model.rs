//! The nouns: a proof, what it consists of, how it stands, what it serves. No rules, no I/O.

use crate::Amount;
use crate::fetch::Problem;
use files::FileId;
use kernel::{Date, Id, Moment, Subject};
use people::AccountId;
use serde::{Deserialize, Serialize};
use store::{record, text_enum};

/// What a [`Subject`] that is a proof is called.
pub const PROOF: kernel::Kind = "proof";

/// The id of a proof.
pub type ProofId = Id<Proof>;

text_enum! {
    /// What a proof consists of.
    pub enum Kind {
        /// Papers.
        File = "file",
        /// Photographs.
        Photo = "photo",
        /// A page on the web.
        Address = "address",
        /// A text: what happened, told by who was there.
        Note = "note",
        /// A figure that only another system knows ("số ngoài hệ thống").
        OutsideFigure = "outside_figure",
        /// A thing of another domain of this program.
        Object = "object",
    }
}

text_enum! {
    /// How a proof stands, without who and when.
    pub enum Standing {
        /// Handed in; waits for the Office.
        Proposed = "proposed",
        /// Counts.
        Confirmed = "confirmed",
        /// Something is missing ("yêu cầu bổ sung"); may be handed in again.
        Returned = "returned",
        /// Counted once, and no longer; may be handed in again.
        Revoked = "revoked",
    }
}

text_enum! {
    /// What was decided in a review.
    pub enum Verdict {
        /// Handed in, for the first time or again.
        HandedIn = "handed_in",
        /// It counts.
        Confirmed = "confirmed",
        /// Something is missing.
        Returned = "returned",
        /// It counts no longer.
        Revoked = "revoked",
    }
}

text_enum! {
    /// Whether a figure is known or expected.
    pub enum Basis {
        /// "Thực tế".
        Actual = "actual",
        /// "Ước thực hiện": to be reconciled later.
        Estimated = "estimated",
    }
}

/// A figure of another system, with all that makes it checkable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideFigure {
    /// How much.
    pub value: Amount,
    /// Of what: "hồ sơ", "%".
    pub unit: String,
    /// Known or expected.
    pub basis: Basis,
    /// Which system or paper.
    pub source: String,
    /// Who took it from there.
    pub person: String,
    /// As of which day.
    pub taken_on: Date,
}

/// What a proof consists of, beside its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Only its files.
    File,
    /// Only its pictures.
    Photo,
    /// A page: its address as handed in. What the page said is a [`Capture`].
    Address(String),
    /// Only its note.
    Note,
    /// A figure; files may support it.
    OutsideFigure(OutsideFigure),
    /// An event of a thing of another domain.
    Object {
        /// The thing.
        subject: Subject,
        /// What happened to it: `"article.published"`.
        event: String,
    },
}

/// How a proof stands, who made it so, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "by whom, when, and why speak for themselves")]
pub enum State {
    /// Handed in.
    Proposed { by: Option<AccountId>, at: Moment },
    /// Counts. Nobody confirmed what the program itself recorded.
    Confirmed { by: Option<AccountId>, at: Moment },
    /// Something is missing.
    Returned { by: AccountId, at: Moment, reason: String },
    /// Counts no longer.
    Revoked { by: AccountId, at: Moment, reason: String },
}

/// What happened, and what shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// Its id.
    pub id: ProofId,
    /// Goes up by one with every change; editing an older one is refused.
    pub version: i64,
    /// What happened, in a line.
    pub title: String,
    /// The title is only the address; the page may give a better one.
    pub title_assumed: bool,
    /// The day it happened: the day that periods count by.
    pub happened_on: Date,
    /// The day is only that of handing in; the page may give a better one.
    pub day_assumed: bool,
    /// What it consists of.
    pub content: Content,
    /// Papers or pictures, in their order.
    pub files: Vec<FileId>,
    /// What else is to be said; for [`Content::Note`], all of it.
    pub note: Option<String>,
    /// How it stands.
    pub state: State,
    /// Who first handed it in; nobody for what the program recorded.
    pub created_by: Option<AccountId>,
    /// When.
    pub created_at: Moment,
    /// Who handed it in last.
    pub handed_in_by: Option<AccountId>,
}

impl Content {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::File => Kind::File,
            Self::Photo => Kind::Photo,
            Self::Address(_) => Kind::Address,
            Self::Note => Kind::Note,
            Self::OutsideFigure(_) => Kind::OutsideFigure,
            Self::Object { .. } => Kind::Object,
        }
    }
}

impl State {
    /// Without who and when.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Proposed { .. } => Standing::Proposed,
            Self::Confirmed { .. } => Standing::Confirmed,
            Self::Returned { .. } => Standing::Returned,
            Self::Revoked { .. } => Standing::Revoked,
        }
    }

    /// Since when.
    #[must_use]
    pub const fn since(&self) -> Moment {
        match self {
            Self::Proposed { at, .. }
            | Self::Confirmed { at, .. }
            | Self::Returned { at, .. }
            | Self::Revoked { at, .. } => *at,
        }
    }

    /// Who made it so.
    #[must_use]
    pub const fn by(&self) -> Option<AccountId> {
        match self {
            Self::Proposed { by, .. } | Self::Confirmed { by, .. } => *by,
            Self::Returned { by, .. } | Self::Revoked { by, .. } => Some(*by),
        }
    }

    /// Why, where that must be said.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Returned { reason, .. } | Self::Revoked { reason, .. } => Some(reason),
            Self::Proposed { .. } | Self::Confirmed { .. } => None,
        }
    }
}

impl Proof {
    /// The proof as the rest of the program points at it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject::new(PROOF, self.id)
    }
}

/// What a person hands in, or what an edit makes of it. Texts as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// May be empty for an address: then the page gives it.
    pub title: String,
    /// May be missing for an address: then the page gives it, or the day of handing in stands.
    pub happened_on: Option<Date>,
    /// What it consists of.
    pub content: NewContent,
    /// Files of this agency, saved before.
    pub files: Vec<FileId>,
    /// What else is to be said; the text of a note.
    pub note: String,
    /// What it serves. Only used when handing in; later, link and unlink.
    pub serves: Vec<Subject>,
}

/// The kinds that a person hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewContent {
    /// Papers.
    File,
    /// Pictures.
    Photo,
    /// A web address, as typed.
    Address(String),
    /// A text.
    Note,
    /// A figure of another system.
    OutsideFigure(OutsideFigure),
}

/// Something that happened in another domain, told by the domain itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The thing it happened to.
    pub subject: Subject,
    /// Past tense, fixed: `"article.published"`. One proof for each subject and event.
    pub event: &'static str,
    /// What happened, in a line.
    pub title: String,
    /// The day.
    pub happened_on: Date,
    /// What it serves, as far as is known. Telling it again adds to it.
    pub serves: Vec<Subject>,
}

/// What is done with a proof that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a reason speaks for itself")]
pub enum Command {
    /// "Xác nhận".
    Confirm,
    /// "Yêu cầu bổ sung".
    Return { reason: String },
    /// It counts no longer.
    Revoke { reason: String },
    /// After it was returned or revoked.
    HandInAgain,
}

record! {
    /// One entry of a proof's history.
    pub struct Review {
        verdict: Verdict,
        reason: Option<String>,
        /// Nobody for what the program recorded.
        reviewed_by: Option<AccountId>,
        reviewed_at: Moment,
    }
}

record! {
    /// That a proof serves a subject, with what the subject's domain needs to know of the proof.
    #[derive(Eq)]
    pub struct Link {
        subject_kind: String,
        subject_id: uuid::Uuid,
        proof_id: ProofId,
        standing: Standing,
        happened_on: Date,
    }
}

record! {
    /// What the page behind an address said when it was last asked.
    #[derive(Eq)]
    pub struct Capture {
        /// The address that was asked.
        address: String,
        /// Why there is no copy; nothing if there is one.
        problem: Option<Problem>,
        title: Option<String>,
        author: Option<String>,
        published_on: Option<Date>,
        /// The archived copy.
        file_id: Option<FileId>,
        tried_at: Moment,
    }
}

record! {
    /// Whether the page behind a proof's address still opened when it was last asked again.
    #[derive(Eq)]
    pub struct LinkCheck {
        /// The address that was asked.
        address: String,
        checked_at: Moment,
        /// Why it does not open any more; nothing if it does.
        problem: Option<Problem>,
        /// Since which check it has not opened.
        gone_since: Option<Moment>,
    }
}

impl Link {
    /// What is served.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { kind: self.subject_kind.clone(), id: self.subject_id }
    }
}
