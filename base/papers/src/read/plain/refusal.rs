//! Why no text was taken out of a file. The words for people are the caller's, chosen by variant.

use thiserror::Error;

use super::TextFormat;
use crate::read::ReadRefusal;

/// Why no text was taken out of a file for the search. `Display` is plain English for the operator's log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextRefusal {
    /// What holds for documents that are read as such: pictures, locked files, old formats, bounds.
    #[error(transparent)]
    Read(#[from] ReadRefusal),
    /// A file that cannot be opened or understood, and is no .docx.
    #[error("the {format} is damaged at {part}: {reason}; open it in the program it is from and save it anew")]
    Broken {
        /// What it is.
        format: TextFormat,
        /// The part of the package, or the object of the PDF.
        part: String,
        /// What was found there.
        reason: String,
    },
    /// A file that would take more work or memory than is spent on one.
    #[error("the {format} holds more than is read: {what}, more than {limit}")]
    TooMuch {
        /// What it is.
        format: TextFormat,
        /// What there is too much of.
        what: &'static str,
        /// How much is read at most.
        limit: usize,
    },
}

impl TextRefusal {
    /// The same, of a file of this format.
    pub(super) fn of(self, format: TextFormat) -> TextRefusal {
        match self {
            TextRefusal::Read(ReadRefusal::BrokenDocx { part, reason }) => TextRefusal::Broken { format, part, reason },
            TextRefusal::TooMuch { what, limit, .. } => TextRefusal::TooMuch { format, what, limit },
            other => other,
        }
    }
}
