//! Why the rules say no. Variants read as sentences; screens translate them, logs print them.

use store::StoreError;

/// The rules of this crate said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The login is too short, too long, or has characters other than letters, digits and `. _ - + @`.
    #[error("the login cannot be used")]
    LoginUnusable,
    /// Somebody of the agency has it.
    #[error("the login is taken")]
    LoginTaken,
    /// A name is missing.
    #[error("the name is missing")]
    NameMissing,
    /// There is no such account.
    #[error("no such account")]
    NoSuchAccount,
    /// There is no such role of an account.
    #[error("no such role")]
    NoSuchRole,
    /// The agency would be left without anybody who can administer it.
    #[error("the last administrator must stay")]
    LastAdministrator,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    PeriodReversed,
    /// A duty names both a unit and a field, or neither.
    #[error("a duty is about a unit or a field")]
    DutyWithoutSubject,
    /// The code of the unit is used by another unit.
    #[error("the unit code is taken")]
    UnitCodeTaken,
    /// The host name is not one, or another agency answers to it.
    #[error("the host name cannot be used")]
    HostUnusable,
    /// The short word for the agency is not lower-case ASCII, or is taken.
    #[error("the slug cannot be used")]
    SlugUnusable,
    /// The link was used, is too old, or never was one.
    #[error("the link is no longer valid")]
    LinkInvalid,
    /// The password does not hold.
    #[error("the password was refused: {0}")]
    Password(#[from] PasswordRefusal),
    /// The code from the authenticator is not the one of this moment.
    #[error("the code is wrong")]
    CodeWrong,
}

/// Why a password does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Fewer characters than the policy asks for.
    #[error("fewer than {least} characters")]
    TooShort {
        /// How many it takes.
        least: usize,
    },
    /// More characters than are read.
    #[error("more than {most} characters")]
    TooLong {
        /// How many are read.
        most: usize,
    },
    /// One of those that are tried first, or made of them.
    #[error("one of the passwords that are tried first")]
    Common,
    /// Made of the person's own login or name, or of the agency's.
    #[error("made of the login, the name or the agency")]
    OwnWords,
    /// A run on the keyboard or the same few characters again.
    #[error("a run or a repetition")]
    Repetitive,
    /// One of the person's own last passwords.
    #[error("used before")]
    UsedBefore,
}

/// Why a person cannot sign a paper on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SigningRefusal {
    /// No role of the person gives the right to sign, on this day.
    #[error("no role that signs on this day")]
    NoAuthority,
    /// The role signs only with a written authorisation.
    #[error("signs only with a written authorisation")]
    AuthorisationNeeded,
    /// The authorisation is somebody else's.
    #[error("the authorisation is for somebody else")]
    AuthorisedAnother,
    /// The authorisation does not hold on this day.
    #[error("the authorisation does not hold on this day")]
    AuthorisationNotValid,
    /// The Head needs no authorisation, and a deputy signs KT.
    #[error("signs without an authorisation")]
    AuthorisationNotNeeded,
    /// No name of the agency is recorded for this day, so the title of its head is not known.
    #[error("no name of the agency holds on this day")]
    AgencyUnnamed,
    /// The account has no words for the position that stands under the signature.
    #[error("the position has no words")]
    PositionMissing,
}

/// A write that was refused, or broke.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something below broke.
    #[error("the people of the agency could not be read or written")]
    Store(#[from] StoreError),
}

impl From<PasswordRefusal> for Error {
    fn from(refusal: PasswordRefusal) -> Self {
        Self::Refused(refusal.into())
    }
}
