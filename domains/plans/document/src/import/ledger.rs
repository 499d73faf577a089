//! What became of every line of the source: read into a field, or listed as not understood. No line is dropped in
//! silence; [`Ledger::close`] lists whatever was forgotten.

use papers::read::{Line, SourceText};
use serde::Serialize;
use std::collections::HashSet;

/// Where a line went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// National title and motto, rules, table headings, marks of signature: nothing to keep.
    Layout,
    /// Names of the superior and of the agency in the head.
    Letterhead,
    /// Số.
    Number,
    /// Place and date.
    Dateline,
    /// Tên loại.
    Kind,
    /// Trích yếu.
    Subject,
    /// The decision that carries the plan: its abstract, its articles.
    Promulgation,
    /// Căn cứ.
    Basis,
    /// The sentence that leads to the plan.
    Opening,
    /// A heading.
    Heading,
    /// What stands between a heading and its first point.
    Intro,
    /// Mục đích.
    Purpose,
    /// Yêu cầu.
    Requirement,
    /// Đối tượng.
    Audience,
    /// Nội dung.
    Item,
    /// Hình thức.
    Channel,
    /// Tổ chức thực hiện.
    Duty,
    /// Kinh phí.
    Budget,
    /// The closing sentence.
    Closing,
    /// Nơi nhận.
    Recipient,
    /// Position and name.
    Signer,
}

/// A line, or a part of it, that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// From 1.
    pub line: u32,
    /// As written; long texts are cut.
    pub text: String,
}

/// A line that was read, and where it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Read {
    /// From 1.
    pub line: u32,
    /// Where it went.
    pub field: Field,
}

/// Characters of an unread text that are kept: enough to find the place.
const SHOWN: usize = 500;

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    read: Vec<Read>,
    unread: Vec<Unread>,
}

impl Ledger {
    pub(crate) fn read(&mut self, line: u32, field: Field) {
        let entry = Read { line, field };
        if self.read.last() != Some(&entry) {
            self.read.push(entry);
        }
    }

    pub(crate) fn unread(&mut self, line: &Line) {
        self.unread.push(Unread { line: line.number, text: line.text.chars().take(SHOWN).collect() });
    }

    /// How much was accounted for so far.
    pub(crate) fn mark(&self) -> (usize, usize) {
        (self.read.len(), self.unread.len())
    }

    /// Where a line went first since the mark; none where it was not understood.
    pub(crate) fn since(&self, (read, unread): (usize, usize), line: u32) -> Option<Field> {
        let first = self.read.get(read).map(|read| read.field);
        // The same as the entry before it, of another cell of the same line, is not put down again.
        let again = || self.read.last().filter(|last| last.line == line && self.unread.len() == unread);
        first.or_else(|| again().map(|last| last.field))
    }

    /// Adds what nobody accounted for, and sorts by line.
    pub(crate) fn close(mut self, source: &SourceText) -> (Vec<Read>, Vec<Unread>) {
        let known: HashSet<u32> =
            self.read.iter().map(|read| read.line).chain(self.unread.iter().map(|unread| unread.line)).collect();
        for line in source.lines().filter(|line| !known.contains(&line.number)) {
            self.unread(line);
        }
        self.read.sort_by_key(|read| read.line);
        self.unread.sort_by_key(|unread| unread.line);
        (self.read, self.unread)
    }
}
