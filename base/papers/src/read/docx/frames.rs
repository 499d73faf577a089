//! The elements that are open at a place in the text, innermost last, and how what is finished finds its way to what
//! holds it. A stack of our own, so that no file can exhaust that of the thread.

use super::paragraph::Paragraph;
use super::properties::RunProps;
use crate::read::model::{Cell, Drawn, NoteId, Piece, Row, Table};

/// An open element.
#[derive(Debug)]
pub(super) enum Frame {
    /// The body, or a text box.
    Story(Vec<Piece>),
    /// A note; without an id it is one of the lines above notes.
    Note(Option<NoteId>, Vec<Piece>),
    /// `w:tbl`.
    Table(Table),
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
    /// `w:instrText`: what a field is to do.
    Instruction,
    /// `w:hyperlink` with an address, or a field that is one.
    Link(usize),
    /// `w:drawing` or `w:pict`, and how many things had been drawn before it.
    Canvas(u32),
    /// A drawing, with what it says of the picture that may lie in it.
    Drawing(Drawn),
    /// `w:object`, and how many things had been drawn before it: what lies in it is drawn by another program.
    Object(u32),
    /// `m:d`: a part of a formula between two signs.
    Fence(Fence),
    /// `mc:AlternateContent`, and whether one of its choices was taken.
    Alternatives(bool),
    /// Any other, whose content counts as that of the element around it.
    Plain,
}

/// The signs around a part of a formula, and whether the first was set.
#[derive(Debug)]
pub(super) struct Fence {
    pub(super) before: String,
    pub(super) after: String,
    pub(super) begun: bool,
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

/// The place for text: the innermost open paragraph, and what is open in it.
pub(super) struct Spot<'a> {
    pub(super) paragraph: &'a mut Paragraph,
    pub(super) run: Option<&'a RunProps>,
    pub(super) link: Option<usize>,
}

/// All open elements; the body is always among them.
#[derive(Debug, Default)]
pub(super) struct Frames {
    body: Vec<Piece>,
    open: Vec<Frame>,
}

impl Frames {
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

    /// Whether an element of this kind is open.
    pub(super) fn any(&self, kind: impl Fn(&Frame) -> bool) -> bool {
        self.open.iter().any(kind)
    }

    /// The innermost open drawing.
    pub(super) fn drawing(&mut self) -> Option<&mut Drawn> {
        self.open.iter_mut().rev().find_map(|frame| match frame {
            Frame::Drawing(drawn) => Some(drawn),
            _ => None,
        })
    }

    /// The innermost open table.
    pub(super) fn table(&mut self) -> Option<&mut Table> {
        self.open.iter_mut().rev().find_map(|frame| match frame {
            Frame::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The innermost open paragraph, with the run and the link around the place if there are any.
    pub(super) fn spot(&mut self) -> Option<Spot<'_>> {
        let at = self.open.iter().rposition(|frame| matches!(frame, Frame::Paragraph(_)))?;
        let (outer, inner) = self.open.split_at_mut(at + 1);
        let run = inner.iter().rev().find_map(|frame| match frame {
            Frame::Run(run) => Some(run),
            _ => None,
        });
        let link = inner.iter().rev().find_map(|frame| match frame {
            Frame::Link(link) => Some(*link),
            _ => None,
        });
        match outer.last_mut() {
            Some(Frame::Paragraph(paragraph)) => Some(Spot { paragraph, run, link }),
            _ => None,
        }
    }

    /// Hands a closed element to the one that holds it. What lies where it does not belong keeps at least its text.
    pub(super) fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Story(pieces) => match self.spot() {
                Some(spot) => spot.paragraph.boxes.extend(pieces),
                None => self.put(pieces),
            },
            Frame::Table(table) => self.put(vec![Piece::Table(table)]),
            Frame::Row(row) if row.deleted => {}
            Frame::Row(row) => {
                let row = row.finish();
                match self.holder() {
                    Some(Frame::Table(table)) => table.rows.push(row),
                    _ => self.put(row.cells.into_iter().flat_map(|cell| cell.pieces).collect()),
                }
            }
            Frame::Cell(cell) if cell.deleted => {}
            Frame::Cell(cell) => match self.holder() {
                Some(Frame::Row(row)) => match row.row.cells.last_mut().filter(|_| cell.joined) {
                    Some(before) => {
                        before.columns = before.columns.saturating_add(cell.columns);
                        before.pieces.extend(cell.pieces);
                    }
                    None => row.row.cells.push(cell),
                },
                _ => self.put(cell.pieces),
            },
            _ => {}
        }
    }

    /// Adds what is finished to the innermost cell or story.
    pub(super) fn put(&mut self, pieces: Vec<Piece>) {
        for frame in self.open.iter_mut().rev() {
            match frame {
                Frame::Story(story) | Frame::Note(_, story) => return story.extend(pieces),
                Frame::Cell(cell) => return cell.pieces.extend(pieces),
                _ => {}
            }
        }
        self.body.extend(pieces);
    }

    /// What has come together; begins anew.
    pub(super) fn take_body(&mut self) -> Vec<Piece> {
        self.open.clear();
        std::mem::take(&mut self.body)
    }

    /// The innermost open element that shapes the page.
    fn holder(&mut self) -> Option<&mut Frame> {
        self.open.iter_mut().rev().find(|frame| !matches!(frame, Frame::Plain | Frame::Alternatives(_)))
    }
}

impl OpenRow {
    pub(super) fn new(number: u32) -> Self {
        Self { row: Row { number, ..Row::default() }, deleted: false, free_after: 0 }
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
    Cell { columns, ..Cell::default() }
}
