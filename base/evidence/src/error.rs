//! Why the rules say no, and what else can go wrong. Variants read as sentences; screens translate them.

use crate::{Proof, Standing};
use store::StoreError;

/// The rules said no.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// None of the person's roles may do this.
    #[error("this person may not do this")]
    NotPermitted,
    /// Whoever made or handed in a proof does not judge it.
    #[error("a second person must judge it")]
    OwnProof,
    /// A proof that stands like this cannot be changed like that.
    #[error("the proof is {}", store::TextEnum::as_str(*now))]
    WrongStanding {
        /// How it stands.
        now: Standing,
    },
    /// Somebody changed it meanwhile.
    #[error("somebody changed the proof meanwhile")]
    Changed {
        /// As it is now.
        theirs: Box<Proof>,
    },
    /// Returning and revoking need a reason.
    #[error("a reason is missing")]
    ReasonMissing,
    /// No title.
    #[error("the title is missing")]
    TitleMissing,
    /// A text is longer than it may be.
    #[error("the text is longer than {limit} characters")]
    TooLong {
        /// In characters.
        limit: usize,
    },
    /// No day; only for an address may it be found out later.
    #[error("the day is missing")]
    DayMissing,
    /// It has not happened yet.
    #[error("the day is in the future")]
    InTheFuture,
    /// A note without text.
    #[error("the note is empty")]
    NoteMissing,
    /// No web address, or one that the program does not open.
    #[error("the address cannot be used")]
    AddressUnusable,
    /// A file or photo without one.
    #[error("a file is missing")]
    FileMissing,
    /// More files than one proof may hold.
    #[error("more than {limit} files")]
    TooManyFiles {
        /// How many.
        limit: usize,
    },
    /// The agency has no such file.
    #[error("no such file")]
    NoSuchFile,
    /// A photo must be a picture.
    #[error("the file is not a picture")]
    NotAPicture,
    /// A figure of another system needs its unit of measure.
    #[error("the unit of measure is missing")]
    UnitMissing,
    /// A figure of another system needs its source.
    #[error("the source is missing")]
    SourceMissing,
    /// A figure of another system needs the person it comes from.
    #[error("the person is missing")]
    PersonMissing,
    /// What the program recorded is not edited by hand.
    #[error("the program recorded it")]
    RecordedByProgram,
    /// The period is closed already, or one before it is still open.
    #[error("the periods are closed one after the other")]
    PeriodOutOfOrder,
    /// The period has not ended.
    #[error("the period has not ended")]
    PeriodNotEnded,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is none in this agency.
    #[error("there is none")]
    NotFound,
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}
