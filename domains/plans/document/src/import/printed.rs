//! Keeps the paper as it is printed while the reader walks over it: which line is a heading and which a paragraph follows
//! from where it went; rows of tables are put down as the reader takes them.

use super::table::{Column, Columns, RowKind};
use super::{Field, channels, shape};
use crate::paper::{Printed, PrintedCell, PrintedFoot, PrintedRow, PrintedTable};
use papers::read::{Line, Row, Table};
use std::collections::HashMap;
use viet::label::Label;

/// The paper so far.
#[derive(Debug, Default)]
pub(super) struct Paper {
    pieces: Vec<Piece>,
    /// Something below the letterhead and the title was met.
    begun: bool,
}

#[derive(Debug)]
enum Piece {
    Printed(Printed),
    Table(Rows),
}

/// A table while its rows come in.
#[derive(Debug, Default)]
struct Rows {
    head: Vec<Vec<PrintedCell>>,
    rows: Vec<PrintedRow>,
    /// It goes on with the table before it, under the same heading.
    carried_on: bool,
    /// Where the channels stand.
    channels: Option<usize>,
    /// Cells of a row that has them all.
    width: usize,
    /// By column, the row and the cell that a merged cell below belongs to.
    tops: HashMap<u32, (usize, usize)>,
}

impl Paper {
    /// A line and where it went; `title` is what the head of the page shows of the paper's subject.
    pub(super) fn line(&mut self, line: &Line, field: Option<Field>, title: Option<&str>) {
        use Field as F;
        let text = line.text.trim().to_owned();
        let in_head = !self.begun;
        match field {
            _ if text.is_empty() => {}
            Some(F::Layout | F::Letterhead | F::Number | F::Dateline) => {}
            Some(F::Kind | F::Subject) if in_head => {}
            Some(F::Promulgation) if in_head && title.is_some_and(|title| title.contains(&text)) => {}
            Some(F::Kind | F::Subject) => self.put(Printed::Title(text)),
            Some(F::Promulgation) if shape::is_capitals(&text) || shape::is_attached_note(&text) => {
                self.put(Printed::Title(text));
            }
            Some(F::Recipient) => self.foot(|foot| foot.recipients.push(without_word(&text))),
            Some(F::Signer) => self.foot(|foot| foot.signature.push(text)),
            Some(F::Heading) => self.put(Printed::Heading(text)),
            Some(F::Audience) if is_heading(&text) => self.put(Printed::Heading(text)),
            // What was not understood above the title is no part of the body yet.
            None if in_head => self.pieces.push(Piece::Printed(Printed::Text(text))),
            _ => self.put(Printed::Text(text)),
        }
    }

    fn put(&mut self, piece: Printed) {
        self.begun = true;
        self.pieces.push(Piece::Printed(piece));
    }

    fn foot(&mut self, add: impl FnOnce(&mut PrintedFoot)) {
        if let Some(Piece::Printed(Printed::Foot(foot))) = self.pieces.last_mut() {
            return add(foot);
        }
        let mut foot = PrintedFoot::default();
        add(&mut foot);
        self.put(Printed::Foot(foot));
    }

    /// A table begins; its rows follow.
    pub(super) fn table(&mut self, table: &Table, columns: &Columns) {
        let head = table.rows.iter().take(columns.head_rows).map(|row| cells(row, None)).collect();
        let channels = columns.position(Column::Channels);
        let carried_on = columns.head_rows == 0;
        let rows = Rows { head, carried_on, channels, width: columns.width(), ..Rows::default() };
        self.begun = true;
        self.pieces.push(Piece::Table(rows));
    }

    /// A table that the reader does not know: printed all the same.
    pub(super) fn strange_table(&mut self, table: &Table) {
        let mut rows = Rows::default();
        table.rows.iter().for_each(|row| rows.add(row, None));
        self.begun = true;
        self.pieces.push(Piece::Table(rows));
    }

    pub(super) fn row(&mut self, columns: &Columns, row: &Row, kind: &RowKind) {
        let Some(Piece::Table(rows)) = self.pieces.last_mut() else { return };
        match kind {
            RowKind::Layout => {}
            RowKind::Group { text } => rows.rows.push(PrintedRow::Group(text.clone())),
            RowKind::Item { .. } => rows.add(row, Some(columns)),
            RowKind::Continuation => self.go_on(columns, row),
        }
    }

    /// The rest of a row that the end of a page cut off, perhaps in the table before.
    fn go_on(&mut self, columns: &Columns, row: &Row) {
        let last = self.pieces.iter_mut().rev().find_map(|piece| match piece {
            Piece::Table(Rows { rows, .. }) => rows.last_mut(),
            Piece::Printed(_) => None,
        });
        let more = cells(row, Some(columns));
        match last {
            Some(PrintedRow::Cells(above)) if above.len() == more.len() => {
                for (cell, more) in above.iter_mut().zip(more) {
                    join(&mut cell.text, &more.text);
                }
            }
            _ => {
                if let Some(Piece::Table(rows)) = self.pieces.last_mut() {
                    rows.rows.push(PrintedRow::Cells(more));
                }
            }
        }
    }

    /// The paper. A table that goes on with the one before is one with it; an audience named between the two is a row.
    pub(super) fn finish(self) -> Vec<Printed> {
        let mut out: Vec<Printed> = Vec::new();
        for piece in self.pieces {
            let mut rows = match piece {
                Piece::Printed(printed) => {
                    out.push(printed);
                    continue;
                }
                Piece::Table(rows) => rows,
            };
            rows.share_channels();
            if rows.carried_on
                && let [.., Printed::Table(before), Printed::Heading(group)] = out.as_mut_slice()
            {
                before.rows.push(PrintedRow::Group(std::mem::take(group)));
                out.pop();
            }
            match out.last_mut() {
                Some(Printed::Table(before)) if rows.carried_on => before.rows.extend(rows.rows),
                _ => out.push(Printed::Table(PrintedTable { head: rows.head, rows: rows.rows })),
            }
        }
        out
    }
}

/// "II. Đối với …" is a heading, also with a colon behind it; a point of a list, or what says more, is a paragraph.
fn is_heading(text: &str) -> bool {
    let point = matches!(shape::label(text).0, Some(Label::Dash | Label::Plus)) || text.ends_with(['.', ';']);
    !point && text.len() < 160 && !text.trim_end_matches(':').contains([':', ';'])
}

impl Rows {
    /// A cell merged with the one above makes that one higher.
    fn add(&mut self, row: &Row, columns: Option<&Columns>) {
        let mut kept = Vec::new();
        let mut column = 0u32;
        for (source, cell) in row.cells.iter().zip(cells(row, columns)) {
            let above = self.tops.get(&column).filter(|_| source.continues);
            match above.and_then(|(row, at)| self.rows.get_mut(*row).and_then(|row| cell_at(row, *at))) {
                Some(above) => above.rows = above.rows.saturating_add(1),
                None => {
                    self.tops.insert(column, (self.rows.len(), kept.len()));
                    kept.push(cell);
                }
            }
            column = column.saturating_add(source.columns.max(1));
        }
        self.rows.push(PrintedRow::Cells(kept));
    }

    /// Where the channels stand beside some rows of a group only, they serve all of it: one cell, as high as the group.
    fn share_channels(&mut self) {
        let Some(at) = self.channels else { return };
        for group in self.rows.split_mut(|row| matches!(row, PrintedRow::Group(_))) {
            let texts = group.iter_mut().filter_map(|row| cell_at(row, at)).map(|cell| cell.text.clone());
            let filled: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            let whole = group.iter().all(|row| matches!(row, PrintedRow::Cells(cells) if cells.len() == self.width));
            if !whole || filled.is_empty() || filled.len() == group.len() {
                continue;
            }
            let mut shared = String::new();
            filled.iter().for_each(|text| join(&mut shared, text));
            let height = u32::try_from(group.len()).unwrap_or(u32::MAX);
            for (place, row) in group.iter_mut().enumerate() {
                let PrintedRow::Cells(cells) = row else { continue };
                let cell = cells.remove(at);
                if place == 0 {
                    cells.insert(at, PrintedCell { text: std::mem::take(&mut shared), rows: height, ..cell });
                }
            }
        }
    }
}

fn cell_at(row: &mut PrintedRow, at: usize) -> Option<&mut PrintedCell> {
    match row {
        PrintedRow::Cells(cells) => cells.get_mut(at),
        PrintedRow::Group(_) => None,
    }
}

/// The cells of a row; those of channels line by line, wherever the cell broke them.
fn cells(row: &Row, columns: Option<&Columns>) -> Vec<PrintedCell> {
    let kinds = columns.map(|columns| columns.cells(row)).unwrap_or_default();
    let cells = row.cells.iter().enumerate().map(|(at, cell)| {
        let is_channels = kinds.get(at).is_some_and(|(kind, _)| *kind == Column::Channels);
        let mut text = String::new();
        for line in &cell.lines {
            match is_channels {
                true => channel_lines(&line.text).iter().for_each(|part| join(&mut text, part)),
                false => join(&mut text, line.text.trim()),
            }
        }
        PrintedCell { text, columns: cell.columns.max(1), rows: 1 }
    });
    cells.collect()
}

fn channel_lines(text: &str) -> Vec<String> {
    let printed = |part: channels::Part| if part.marked { format!("- {}", part.text) } else { part.text };
    channels::parts(text).into_iter().map(printed).collect()
}

/// Adds a paragraph, or the rest of the sentence above it.
fn join(text: &mut String, more: &str) {
    if more.is_empty() {
        return;
    }
    let new_point = shape::label(more).0.is_some();
    let goes_on = !new_point && (shape::starts_lower(more) || !shape::ends_sentence(text));
    if !text.is_empty() {
        text.push(if goes_on { ' ' } else { '\n' });
    }
    text.push_str(more);
}

/// "Nơi nhận: Như trên" on one line: the word is printed over the list anyway.
fn without_word(text: &str) -> String {
    let start: String = text.chars().take(10).collect();
    match text.split_once(':') {
        Some((_, rest)) if viet::fold(&start).starts_with("noi nhan") => rest.trim().to_owned(),
        _ => text.to_owned(),
    }
}
