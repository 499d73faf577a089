//! Recognising documents cited in Vietnamese official prose, as people really write them: numbers and symbols here and in
//! `number`, the words around them in `context`, laws cited by name in `named`, articles, clauses and points in `provision`,
//! technical standards in `standard`.
//!
//! Whether a cited document exists, is in force, or bears that date in truth is for a registry to say.

mod context;
mod named;
mod number;
mod provision;
mod standard;
#[cfg(test)]
mod tests;
mod words;

use crate::case::capitalised;
use crate::scan::{self, Cursor};
use jiff::civil::Date;
use std::collections::HashSet;
use std::{fmt, ops::Range};

pub use named::{Named, find_named};
pub use provision::{Of, Place, Provision, find_provisions};
pub use standard::{Standard, find_standards};

/// The number and symbol of a document. `Display` gives the normal form: `61/2018/NĐ-CP`, `17-NQ/TW`, `06/KH-KCNĐN`.
///
/// It does not identify a document by itself: agencies count from 01 again every year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocNumber {
    /// `18`, `30c`, `66.13`, `06`: as written, with its nought.
    pub number: String,
    /// The year between number and symbol, which only normative documents have. `2014/QĐ-UBND` has none.
    pub year: Option<u16>,
    /// `NĐ-CP`, `KH-KCNĐN`; with a slash for the Party: `NQ/TW`.
    pub symbol: String,
    /// Whether it is in the form of the Party and the mass organisations: `17-NQ/TW`.
    pub party: bool,
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        if let Some(year) = self.year {
            write!(f, "/{year}")?;
        }
        f.write_str(if self.party { "-" } else { "/" })?;
        f.write_str(&self.symbol)
    }
}

/// What the form of a number says about the kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Of the National Assembly or its Standing Committee: `45/2019/QH14`, `1662/NQ-UBTVQH15`.
    NationalAssembly,
    /// Normative documents of other bodies: `61/2018/NĐ-CP`, `28/2018/QĐ-UBND`.
    Normative,
    /// Administrative documents of a named kind: `15245/KH-UBND`, `225/QĐ-TTg`.
    Administrative,
    /// Official letters (công văn), whose symbol starts with the sender: `12729/VPCP-KGVX`.
    Letter,
    /// Documents of the Party and the mass organisations: `17-NQ/TW`.
    Party,
    /// Consolidated texts: `03/VBHN-VPQH`.
    Consolidated,
}

/// A document cited in a text. All ranges are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The whole citation, from the word for the kind to the date or the issuer, as far as they are recognised.
    pub span: Range<usize>,
    /// The number and symbol in it, as written.
    pub number_span: Range<usize>,
    /// The number in its normal form.
    pub number: DocNumber,
    /// What the form of the number says.
    pub family: Family,
    /// The kind that the text names right before the number, in its usual case: `Nghị định`.
    pub kind: Option<String>,
    /// The date that goes with the number, if the text gives one that exists.
    pub issued_on: Option<Date>,
    /// Who issued it, as the text says after `của`: `UBND tỉnh`, `Chính phủ`.
    pub issuer: Option<String>,
    /// What is certainly wrong with the way it is cited.
    pub defects: Vec<Defect>,
}

/// A certain fault in the way a document is cited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Defect {
    /// A Party document written like one of the state: `18/NQ-TW`.
    PartyWrittenAsLegal {
        /// `18-NQ/TW`
        suggestion: String,
    },
    /// A blank inside the number: `06 /KH-KCNĐN`.
    StraySpace,
    /// A long dash instead of the hyphen: `02/2017/TT–VPCP`.
    StrayDash,
    /// No blank between the number and the word or number beside it: `ban hành04/2020/TT-BTP`.
    RunTogether,
    /// Kind and issuer run together: `61/2018/NĐCP`.
    MissingHyphen {
        /// `61/2018/NĐ-CP`
        suggestion: String,
    },
    /// No date at the first citation of the number in this text (Decree 30/2020/NĐ-CP, Annex I). Never for laws, which are
    /// cited by name, nor for the number at the head of a document.
    MissingDate,
    /// A date on which no day exists: `ngày 31/02/2020`.
    ImpossibleDate,
}

/// What is wrong and what to write instead, in English, for operators.
impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Defect::PartyWrittenAsLegal { suggestion } => {
                write!(f, "a document of the Party written like one of the state; write {suggestion}")
            }
            Defect::StraySpace => f.write_str("a blank inside the number"),
            Defect::StrayDash => f.write_str("a long dash instead of the hyphen"),
            Defect::RunTogether => f.write_str("no blank between the number and what stands beside it"),
            Defect::MissingHyphen { suggestion } => write!(f, "kind and issuer run together; write {suggestion}"),
            Defect::MissingDate => f.write_str("no date at the first citation"),
            Defect::ImpossibleDate => f.write_str("a date on which no day exists"),
        }
    }
}

/// One number, typed by itself. Blanks and long dashes in it are tolerated and the usual slips mended, so what comes back
/// is the normal form of what was meant.
///
/// ```
/// let number = viet::citation::parse_number("02/2017/TT – VPCP").expect("a number");
/// assert_eq!(number.to_string(), "02/2017/TT-VPCP");
/// assert_eq!(viet::citation::parse_number("31/12/2019"), None);
/// ```
pub fn parse_number(text: &str) -> Option<DocNumber> {
    let mut cursor = Cursor::new(text.trim(), 0);
    if cursor.word("số") {
        cursor.blanks();
        cursor.eat(|c| c == ':');
        cursor.blanks();
    }
    let read = number::read_at(cursor, true)?;
    (read.end == cursor.text.len()).then_some(read.number)
}

/// The documents cited by number in a text, in order and without overlaps.
///
/// ```
/// let text = "Quyết định số 2014/QĐ-UBND ngày 29/6/2016 của UBND tỉnh ban hành Chương trình";
/// let cited = &viet::citation::find(text)[0];
/// assert_eq!(cited.number.to_string(), "2014/QĐ-UBND");
/// assert_eq!(cited.issued_on, Some(jiff::civil::date(2016, 6, 29)));
/// assert_eq!(cited.issuer.as_deref(), Some("UBND tỉnh"));
/// ```
pub fn find(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut cited = HashSet::new();
    let mut free = 0;
    let mut next = scan::next_number(text, 0);
    while let Some(at) = next {
        let Some(mut citation) = cite(text, free, at) else {
            next = scan::next_number(text, at + 1);
            continue;
        };
        if !cited.insert(citation.number.clone()) {
            citation.defects.retain(|defect| *defect != Defect::MissingDate);
        }
        free = citation.span.end;
        // The next number may have run into this one.
        let runs_in = text[free..].starts_with(|c: char| c.is_ascii_digit());
        next = if runs_in { Some(free) } else { scan::next_number(text, free) };
        found.push(citation);
    }
    found
}

/// The citation whose number starts at `at`; nothing before `free` belongs to it.
fn cite(text: &str, free: usize, at: usize) -> Option<Citation> {
    let runs_on = number::runs_on(text, at);
    if !runs_on && !number::stands_free(text, at) {
        return None;
    }
    let read = number::read_at(Cursor::new(text, at), false)?;
    if runs_on && !read.is_unmistakable() {
        return None;
    }
    let lead = context::lead(&text[free..at]);
    if lead.is_form || read.needs_kind && lead.kind.is_none() {
        return None;
    }
    let tail = context::tail(Cursor::new(text, read.end));
    let mut defects = read.defects;
    if runs_on && !defects.contains(&Defect::RunTogether) {
        defects.push(Defect::RunTogether);
    }
    if tail.impossible_date {
        defects.push(Defect::ImpossibleDate);
    } else if tail.issued_on.is_none() && !lead.is_head && read.family != Family::NationalAssembly {
        defects.push(Defect::MissingDate);
    }
    Some(Citation {
        span: lead.kind.map_or(at, |(start, _)| free + start)..tail.end,
        number_span: at..read.end,
        number: read.number,
        family: read.family,
        kind: lead.kind.map(|(_, kind)| capitalised(kind)),
        issued_on: tail.issued_on,
        issuer: tail.issuer,
        defects,
    })
}
