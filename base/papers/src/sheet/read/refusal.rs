//! Why a workbook was not read. The words for people are the caller's, chosen by variant.

use crate::read::ReadRefusal;
use thiserror::Error;

/// Why a workbook was not read. `Display` is plain English for the operator's log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The file has more bytes than are read.
    #[error("the file has {bytes} bytes, more than the {limit} that are read")]
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// Bytes that are read at most.
        limit: usize,
    },
    /// The file is not a workbook.
    #[error("the file is no workbook (.xlsx)")]
    NotAWorkbook,
    /// Excel's binary format before 2007, or the binary one since (.xlsb).
    #[error("the file is a workbook in one of Excel's binary formats; save it as .xlsx and hand it in again")]
    OldWorkbook,
    /// It opens only with a password.
    #[error("the file is locked with a password; save it without one and hand it in again")]
    Locked,
    /// It cannot be opened or understood.
    #[error("the workbook is damaged at {part}: {reason}; open it in a spreadsheet, save it anew and hand it in again")]
    Damaged {
        /// The part of the package or the sheet.
        part: String,
        /// What was found there.
        reason: String,
    },
    /// Its parts have more bytes once inflated, or more elements, than are read.
    #[error(
        "the part {part} of the workbook holds more than is read; small as the file is, it unpacks without measure"
    )]
    UnpacksTooLarge {
        /// The part of the package that passed the bound.
        part: String,
    },
    /// No sheet is visible, or none has anything in it.
    #[error("the workbook has no visible sheet with anything in it")]
    NoSheet,
    /// No row near the top of a sheet has all the columns that must be there.
    #[error(
        "no row has all the headings that must be there; nearest is row {row} of sheet {sheet}, without {missing:?}"
    )]
    NoHeading {
        /// The sheet that came nearest.
        sheet: String,
        /// Its row that came nearest, from 1.
        row: u32,
        /// The fields that it has no column for, by their places in [`super::Wanted::fields`].
        missing: Vec<usize>,
    },
    /// Two columns have headings of the same field.
    #[error("on sheet {sheet} both {first} and {second} are headings of field {field}")]
    TwoColumns {
        /// The sheet.
        sheet: String,
        /// The field, by its place in [`super::Wanted::fields`].
        field: usize,
        /// Where one stands: `C4`.
        first: String,
        /// Where the other stands.
        second: String,
    },
    /// More rows than are read.
    #[error("sheet {sheet} has more than {limit} rows; hand it in in pieces")]
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// Rows that are read at most.
        limit: usize,
    },
    /// Something stands in a column far to the right.
    #[error("sheet {sheet} has something in {address}, further to the right than is read")]
    TooManyColumns {
        /// The sheet.
        sheet: String,
        /// Where it stands.
        address: String,
    },
    /// More cells, or more text in them, than are read.
    #[error("sheet {sheet} has more cells or text than is read; hand it in in pieces")]
    TooManyCells {
        /// The sheet in which the bound was passed.
        sheet: String,
    },
}

impl From<ReadRefusal> for Refusal {
    fn from(refusal: ReadRefusal) -> Refusal {
        let damaged = |part: String, reason: &str| Refusal::Damaged { part, reason: reason.to_owned() };
        match refusal {
            ReadRefusal::TooLarge { bytes, limit } => Refusal::TooLarge { bytes, limit },
            ReadRefusal::Spreadsheet => Refusal::OldWorkbook,
            ReadRefusal::Locked => Refusal::Locked,
            ReadRefusal::BrokenDocx { part, reason } => Refusal::Damaged { part, reason },
            ReadRefusal::DocumentTypeDeclaration { part } => damaged(part, "it declares a document type"),
            ReadRefusal::TooDeep { part, .. } => damaged(part, "its elements lie too deep in one another"),
            ReadRefusal::PartTooLarge { part } => Refusal::UnpacksTooLarge { part },
            _ => Refusal::NotAWorkbook,
        }
    }
}
