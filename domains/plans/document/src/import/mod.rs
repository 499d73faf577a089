//! Reads a plan out of the lines and tables of a file: values in, values out. What can be read goes into a
//! [`PlanDocument`]; what was not understood is listed with its line; no line is dropped in silence.
//!
//! The reader walks the source once, through the stages of a paper (head, abstract, bases, body, foot), each in a file
//! of its own. Words that it knows papers by are tables of data in [`shape`], [`heading`], [`table`] and
//! [`crate::channel`]. It never corrects a text: what is wrong there stays, and [`crate::lint`] speaks about it.

mod body;
mod cadence;
mod channels;
mod document;
mod facts;
mod finish;
mod foot;
mod head;
pub(crate) mod heading;
mod issuer;
mod ledger;
mod organisation;
mod pieces;
mod printed;
mod rows;
mod shape;
mod table;
mod when;
pub(crate) mod words;

pub use cadence::{Cadence, Frequency};
pub use document::{
    AudienceBlock, Basis, ChannelLine, Cited, Duty, Item, Parent, Passage, PlanDocument, Promulgation, Quotas, Section,
    Signer,
};
pub use ledger::{Field, Read, Unread};

use body::Body;
pub(crate) use finish::{passages, plan_year};
use ledger::Ledger;
use papers::read::{Line, SourceText};
use pieces::Piece;
use serde::Serialize;

/// Lines that are read; a plan of a hundred pages has about three thousand. Those after are listed as unread.
pub const MAX_LINES: usize = 20_000;
/// Bytes of one text of the plan, however many lines it was joined from. Longer is listed as unread.
pub const MAX_TEXT: usize = 32_000;
/// Contents of a plan.
pub const MAX_ITEMS: usize = 2_000;

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Import {
    /// The plan, as far as it was read.
    pub plan: PlanDocument,
    /// What was not understood, by line.
    pub unread: Vec<Unread>,
    /// Where every other line went; a line of a table may stand several times.
    pub read: Vec<Read>,
}

/// Reads a plan. Never fails: what is not a plan comes back as unread lines.
pub fn import(source: &SourceText) -> Import {
    let pieces = pieces::lay_out(source);
    let mut reader = Reader::default();
    let mut left = MAX_LINES;
    for (at, piece) in pieces.iter().enumerate() {
        let cost = match piece {
            Piece::Line(_) => 1,
            Piece::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| 1 + cell.lines.len()).sum(),
        };
        if cost > left {
            break; // the rest is listed when the ledger is closed
        }
        left -= cost;
        match piece {
            Piece::Line(line) => {
                let mark = reader.ledger.mark();
                reader.line(line, pieces.get(at + 1));
                let title = reader.plan.subject.as_deref();
                reader.paper.line(line, reader.ledger.since(mark, line.number), title);
            }
            Piece::Table(table) => reader.table(table),
        }
    }
    finish::finish(reader, source)
}

/// How far down the paper the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Letterhead,
    Subject,
    Bases,
    Articles,
    Body,
    Foot,
}

/// The plan so far, and where in the paper the reader is.
#[derive(Debug, Default)]
struct Reader {
    plan: PlanDocument,
    ledger: Ledger,
    paper: printed::Paper,
    stage: Stage,
    /// Names of bodies in the head, one for each line.
    letterhead: Vec<String>,
    subject_lines: u32,
    subject_bold: bool,
    body: Body,
    /// Texts of budget headings and duties about money, from which the sources are read.
    money: Vec<Passage>,
    in_recipients: bool,
}

impl Reader {
    fn line(&mut self, line: &Line, next: Option<&Piece<'_>>) {
        let text = line.text.trim();
        if text.len() > MAX_TEXT {
            return self.ledger.unread(line);
        }
        if shape::is_rule(text) || text.len() < 200 && shape::is_motto(&viet::fold(text)) {
            return self.ledger.read(line.number, Field::Layout);
        }
        if self.starts_document(line, text) || self.starts_foot(line, text) || self.starts_annex(line, text) {
            return;
        }
        match self.stage {
            Stage::Letterhead => self.letterhead_line(line, text, next),
            Stage::Subject => self.subject_line(line, text, next),
            Stage::Bases => self.basis_line(line, text, next),
            Stage::Articles => self.article_line(line, text),
            Stage::Body => self.body_line(line, text, next),
            Stage::Foot => self.foot_line(line, text, next),
        }
    }
}

/// Adds a line to a text within [`MAX_TEXT`]; false where it does not fit.
fn join(text: &mut String, separator: &str, more: &str) -> bool {
    if text.len() + separator.len() + more.len() > MAX_TEXT {
        return false;
    }
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(more);
    true
}
