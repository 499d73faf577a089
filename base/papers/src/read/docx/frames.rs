//! The elements that are open at a place in the text, innermost last, and how what is finished finds its way to what
//! holds it. A stack of our own, so that no file can exhaust that of the thread.

use super::lines_of;
use super::paragraph::Paragraph;
use super::properties::RunProps;
use crate::read::{Block, Cell, Line, Row, Table};

/// An open element.
#[derive(Debug)]
pub(super) enum Frame {
    /// The body, or a text box.
    Story(Vec<Block>),
    /// `w:tbl`.
    Table(Vec<Row>),
    /// `w:tr`.
    Row(OpenRow),
    /// `w:tc`.
    Cell(Cell),
    /// `w:p`; boxed, as the others are small.
    Paragraph(Box<Paragraph>),
    /// `w:r`.
    Run(RunProps),
    /// `w:t`, or `m:t` of a formula.
    Text,
    /// `mc:AlternateContent`, and whether one of its choices was taken.
    Alternatives(bool),
    /// Any other, whose content counts as that of the element around it.
    Plain,
}

/// A row that is still open.
#[derive(Debug)]
pub(super) struct OpenRow {
    pub(super) row: Row,
    /// Deleted in a tracked change.
    pub(super) deleted: bool,
    /// Columns that stay free at its end.
    pub(super) free_after: u32,
}

/// All open elements; the body is always among them.
#[derive(Debug)]
pub(super) struct Frames {
    body: Vec<Block>,
    open: Vec<Frame>,
}

impl Frames {
    pub(super) fn new() -> Self {
        Self { body: Vec::new(), open: Vec::new() }
    }

    pub(super) fn push(&mut self, frame: Frame) {
        self.open.push(frame);
    }

    pub(super) fn pop(&mut self) -> Option<Frame> {
        self.open.pop()
    }

    /// The innermost open element.
    pub(super) fn top(&mut self) -> Option<&mut Frame> {
        self.open.last_mut()
    }

    /// The innermost open paragraph, with the run around the place if there is one.
    pub(super) fn paragraph(&mut self) -> Option<(&mut Paragraph, Option<&RunProps>)> {
        let at = self.open.iter().rposition(|frame| matches!(frame, Frame::Paragraph(_)))?;
        let (outer, inner) = self.open.split_at_mut(at + 1);
        let run = inner.iter().rev().find_map(|frame| match frame {
            Frame::Run(run) => Some(run),
            _ => None,
        });
        match outer.last_mut() {
            Some(Frame::Paragraph(paragraph)) => Some((paragraph, run)),
            _ => None,
        }
    }

    /// Hands a closed element to the one that holds it. What lies where it does not belong keeps at least its text.
    pub(super) fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Story(blocks) => match self.paragraph() {
                Some((paragraph, _)) => paragraph.boxes.extend(blocks),
                None => self.put(blocks),
            },
            Frame::Table(rows) => {
                let table = Block::Table(Table { rows });
                if !lines_of(&table).is_empty() {
                    self.put(vec![table]);
                }
            }
            Frame::Row(row) if row.deleted => {}
            Frame::Row(row) => {
                let row = row.finish();
                match self.holder() {
                    Some(Frame::Table(rows)) => rows.push(row),
                    _ => self.put(row.cells.into_iter().flat_map(|cell| cell.lines).map(Block::Line).collect()),
                }
            }
            Frame::Cell(cell) => match self.holder() {
                Some(Frame::Row(row)) => row.row.cells.push(cell),
                _ => self.put(cell.lines.into_iter().map(Block::Line).collect()),
            },
            Frame::Paragraph(_) | Frame::Run(_) | Frame::Text | Frame::Alternatives(_) | Frame::Plain => {}
        }
    }

    /// Adds what is finished to the innermost cell or story. In a cell a table becomes its lines.
    pub(super) fn put(&mut self, blocks: Vec<Block>) {
        for frame in self.open.iter_mut().rev() {
            match frame {
                Frame::Story(story) => return story.extend(blocks),
                Frame::Cell(cell) => return cell.lines.extend(blocks.into_iter().flat_map(into_lines)),
                _ => {}
            }
        }
        self.body.extend(blocks);
    }

    /// What has come together.
    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.body
    }

    /// The innermost open element that shapes the page.
    fn holder(&mut self) -> Option<&mut Frame> {
        self.open.iter_mut().rev().find(|frame| !matches!(frame, Frame::Plain | Frame::Alternatives(_)))
    }
}

impl OpenRow {
    pub(super) fn new(number: u32) -> Self {
        Self { row: Row { number, cells: Vec::new() }, deleted: false, free_after: 0 }
    }

    fn finish(mut self) -> Row {
        if self.free_after > 0 {
            self.row.cells.push(blank(self.free_after));
        }
        self.row
    }
}

/// A cell without text over `columns`.
pub(super) fn blank(columns: u32) -> Cell {
    Cell { lines: Vec::new(), columns, continues: false }
}

fn into_lines(block: Block) -> Vec<Line> {
    match block {
        Block::Line(line) => vec![line],
        Block::Table(table) => table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.lines).collect(),
    }
}
