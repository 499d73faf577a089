//! Assigning in bulk: rows pasted from Excel become assignments, and the same columns go out again. What cannot be read is
//! told cell by cell; no cell is dropped.

mod columns;
mod row;
mod tsv;

pub use columns::Column;
pub use row::{BulkRow, CellError, CellProblem, Vocabulary};
pub use tsv::write as to_tsv;

use crate::model::{Assignment, FullPlan, Host, TaskOf};

/// Bytes of a paste; a table of two thousand tasks has a tenth of it.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Rows of a paste.
pub const MAX_ROWS: usize = 2_000;
/// Cells of a row.
pub const MAX_CELLS: usize = 64;

/// A table as it was pasted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paste {
    /// What each column was taken for; none for one that was not recognised.
    pub columns: Vec<Option<Column>>,
    /// The words over columns that were not recognised; their cells stay in [`BulkRow::cells`].
    pub unknown_columns: Vec<String>,
    /// Row by row.
    pub rows: Vec<BulkRow>,
    /// Lines of the text that were not read because the paste is larger than is taken; 0 if all were.
    pub lines_left: usize,
}

impl Paste {
    /// The assignments, if every row could be read.
    #[must_use]
    pub fn all(&self) -> Option<Vec<Assignment>> {
        let whole = self.lines_left == 0 && !self.rows.is_empty();
        if whole { self.rows.iter().map(|row| row.work.clone()).collect() } else { None }
    }
}

/// Reads a paste: a header row in any order, or without one the columns as [`Column::ALL`] has them.
#[must_use]
pub fn parse_paste(text: &str, vocabulary: &Vocabulary<'_>) -> Paste {
    let (text, too_large) = within(text);
    let text = viet::nfc(text);
    let (table, mut lines_left) = tsv::read(&text, MAX_ROWS + 1, MAX_CELLS);
    lines_left += too_large;
    let mut rows = table.into_iter().peekable();
    let mut paste = Paste { lines_left, ..Paste::default() };
    match rows.peek().and_then(|first| columns::of_header(&first.cells)) {
        Some(columns) => {
            let header = rows.next().map(|first| first.cells).unwrap_or_default();
            let unknown =
                header.into_iter().zip(&columns).filter(|(word, column)| column.is_none() && !word.is_empty());
            paste.unknown_columns = unknown.map(|(word, _)| word).collect();
            paste.columns = columns;
        }
        None => paste.columns = Column::ALL.iter().copied().map(Some).collect(),
    }
    let known = row::candidates(vocabulary.plan);
    paste.rows = rows.map(|line| row::read(line, &paste.columns, vocabulary, &known)).collect();
    paste
}

/// The part that is read, cut at a character, and how many lines were cut off.
fn within(text: &str) -> (&str, usize) {
    if text.len() <= MAX_BYTES {
        return (text, 0);
    }
    let cut = (0..=MAX_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (&text[..cut], 1 + text[cut..].matches('\n').count())
}

/// A table as Excel takes it: the header, then a row for each assignment.
#[must_use]
pub fn export<'a>(
    work: impl IntoIterator<Item = &'a Assignment>,
    full: &FullPlan,
    words: &impl Words,
) -> Vec<Vec<String>> {
    let header = Column::ALL.iter().map(|column| column.header().to_owned()).collect();
    let rows = work.into_iter().map(|work| Column::ALL.iter().map(|column| cell(*column, work, full, words)).collect());
    std::iter::once(header).chain(rows).collect()
}

/// The names under which things are written out; [`Vocabulary`] must know the same ones to read them back.
pub trait Words {
    /// Of a unit.
    fn unit(&self, id: crate::model::UnitId) -> String;
    /// Of a person.
    fn person(&self, id: crate::model::AccountId) -> String;
    /// Of a channel.
    fn channel(&self, kind: crate::channel::ChannelKind) -> String;
}

fn cell(column: Column, work: &Assignment, full: &FullPlan, words: &impl Words) -> String {
    let of = match work.of {
        TaskOf::Item(item) => full.item(item).map(|item| (item.label.clone(), item.text.clone())),
        TaskOf::Duty(at) => usize::try_from(at)
            .ok()
            .and_then(|at| full.plan.document.duties.get(at))
            .map(|duty| (duty.label.clone(), duty.text.clone())),
    };
    match column {
        Column::Label => of.map(|(label, _)| label).unwrap_or_default(),
        Column::Content => of.map(|(_, text)| text).unwrap_or_default(),
        Column::Title => work.title.clone(),
        Column::Channel => work.channel.map(|kind| words.channel(kind)).unwrap_or_default(),
        Column::Lead => work.lead_unit.map(|unit| words.unit(unit)).unwrap_or_default(),
        Column::Coordinating => work.coordinating.iter().map(|unit| words.unit(*unit)).collect::<Vec<_>>().join("; "),
        Column::Person => work.person.map(|person| words.person(person)).unwrap_or_default(),
        Column::StartsOn => work.starts_on.map(viet::date::short).unwrap_or_default(),
        Column::Due => work.due.day().map_or_else(|| row::CONTINUING.to_owned(), viet::date::short),
        Column::Quantity => work.quantity.to_string(),
        Column::Measure => work.measure.clone(),
        Column::Host => match &work.host {
            Host::Us => String::new(),
            Host::Elsewhere { who } => who.clone(),
        },
    }
}
