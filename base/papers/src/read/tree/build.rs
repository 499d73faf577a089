//! Putting a tree together from the pieces of a document, in their order.

use std::collections::HashMap;
use std::sync::Arc;

use viet::legacy::Legacy;

use super::assemble::Item;
use super::heading::Outline;
use super::line::{Line, align};
use super::{Place, Tally, What, inline};
use crate::content::{Block, Inline};
use crate::picture::Picture;
use crate::read::model::{Drawn, NoteId, Para, Piece, Role, Span};

/// What a tree is put together with.
#[derive(Default)]
pub(super) struct Builder {
    /// The addresses behind words.
    pub(super) addresses: Vec<String>,
    /// The notes that were not referred to yet.
    pub(super) notes: HashMap<NoteId, Vec<Piece>>,
    /// The files of pictures, by part; none where there is no such part.
    pub(super) pictures: HashMap<Arc<str>, Option<Arc<[u8]>>>,
    /// An encoding that paragraphs of the document are in.
    pub(super) legacy: Option<Legacy>,
    pub(super) lost: Tally,
    /// The note that is being put together.
    pub(super) in_note: Option<Place>,
    pub(super) footnotes: u32,
    pub(super) endnotes: u32,
    pub(super) outline: Outline,
}

impl Builder {
    /// The blocks of a whole document.
    pub(super) fn document(&mut self, pieces: Vec<Piece>) -> Vec<Block> {
        for piece in &pieces {
            let mut headings = Vec::new();
            piece.each_paragraph(&mut |para| headings.extend(para.outline.map(|outline| (outline, para))));
            for (outline, para) in headings {
                let text = self.start_of(para);
                self.outline.see(outline, &text);
            }
        }
        let mut blocks = self.blocks(pieces, false);
        // After the last page there is none.
        while matches!(blocks.last(), Some(Block::PageBreak)) {
            blocks.pop();
        }
        blocks
    }

    /// The first words of a heading, with its automatic number.
    fn start_of(&self, para: &Para) -> String {
        let mut text = String::new();
        for span in &para.spans {
            match span {
                Span::Text { text: more, set } => text.push_str(&self.decoded(para, set, more)),
                Span::Break => text.push('\n'),
                _ => {}
            }
        }
        match &para.label {
            Some(label) => format!("{} {}", label.text, text.trim()),
            None => text.trim().to_owned(),
        }
    }

    /// The blocks of a story: the document or a cell.
    pub(super) fn blocks(&mut self, pieces: Vec<Piece>, in_cell: bool) -> Vec<Block> {
        let mut items = Vec::new();
        // A paragraph whose end was deleted runs on in the next.
        let mut carried: Option<Box<Para>> = None;
        // Where the contents began that we are in; they are told once.
        let mut contents: Option<Place> = None;
        for piece in pieces {
            match &piece {
                Piece::Paragraph(para) if para.role == Some(Role::Contents) => {
                    if !para.is_blank() {
                        self.lost.add(*contents.get_or_insert(Place::Paragraph(para.number)), What::Contents);
                    }
                    continue;
                }
                _ => contents = None,
            }
            match piece {
                Piece::Paragraph(mut para) => {
                    if let Some(before) = carried.take() {
                        join(&mut para, *before);
                    }
                    if para.end_deleted {
                        carried = (!para.spans.is_empty()).then_some(para);
                    } else {
                        self.paragraph(&mut items, &para, in_cell);
                    }
                }
                Piece::Table(table) => {
                    if let Some(before) = carried.take() {
                        self.paragraph(&mut items, &before, in_cell);
                    }
                    let Some(table) = self.table(table) else { continue };
                    let is_title = |item: &Item| matches!(item, Item::Line(line) if line.outline.is_none() && Some(&line.plain) == table.title.as_ref());
                    if items.last().is_some_and(is_title) {
                        items.pop();
                    }
                    items.push(Item::Block(Block::Table(table)));
                }
            }
        }
        if let Some(before) = carried {
            self.paragraph(&mut items, &before, in_cell);
        }
        self.assemble(items, in_cell)
    }

    /// What a paragraph holds: lines, and between them pictures and the ends of pages.
    fn paragraph(&mut self, items: &mut Vec<Item>, para: &Para, in_cell: bool) {
        let page_ended = matches!(items.last(), None | Some(Item::Block(Block::PageBreak)));
        if para.page_before && !in_cell && !page_ended {
            items.push(Item::Block(Block::PageBreak));
        }
        let mut first = true;
        for (place, spans) in para.spans.split(|span| matches!(span, Span::PageBreak)).enumerate() {
            if place > 0 && !in_cell {
                items.push(Item::Block(Block::PageBreak));
            }
            let text = self.inlines(para, spans);
            let line = Line {
                number: para.number,
                outline: para.outline,
                label: para.label.clone().filter(|_| first),
                plain: inline::plain(&text),
                bold: inline::is_bold(&text),
                align: align(para.side, in_cell),
                left: para.left,
                role: para.role,
                text,
            };
            let (before, after) = self.drawn(para.number, spans);
            items.extend(before.into_iter().map(Item::Block));
            match items.last_mut() {
                Some(Item::Block(Block::Picture(picture)))
                    if line.role == Some(Role::Caption)
                        && picture.caption.is_empty()
                        && !line.plain.is_empty()
                        && has_no_notes(&line) =>
                {
                    picture.caption = line.with_typed_label().plain.replace('\n', " ");
                    first = false;
                }
                _ if line.is_blank() => {}
                _ => {
                    items.push(Item::Line(line));
                    first = false;
                }
            }
            items.extend(after.into_iter().map(Item::Block));
        }
        // An empty paragraph may still be counted.
        if first && para.spans.is_empty() {
            let line = Line { label: para.label.clone(), number: para.number, ..Line::default() };
            if !line.is_blank() {
                items.push(Item::Line(Line { align: align(para.side, in_cell), ..line }));
            }
        }
    }

    /// The pictures of a paragraph: those before its text, and those in and after it.
    fn drawn(&mut self, number: u32, spans: &[Span]) -> (Vec<Block>, Vec<Block>) {
        let (mut before, mut after, mut started) = (Vec::new(), Vec::new(), false);
        for span in spans {
            match span {
                Span::Text { text, .. } => started |= !text.trim().is_empty(),
                Span::Picture(drawn) => match self.picture(drawn) {
                    Some(picture) if started => after.push(Block::Picture(picture)),
                    Some(picture) => before.push(Block::Picture(picture)),
                    None => self.lost.add(Place::Paragraph(number), What::Picture),
                },
                _ => {}
            }
        }
        (before, after)
    }

    fn picture(&self, drawn: &Drawn) -> Option<Picture> {
        let bytes = self.pictures.get(&drawn.part)?.clone()?;
        let mut picture = Picture::read(bytes, viet::nfc(&drawn.alt).trim())?;
        picture.width_mm = drawn.width.unwrap_or(picture.width_mm);
        Some(picture)
    }
}

/// Puts what stood in the paragraph before at the start of one.
fn join(para: &mut Para, before: Para) {
    if para.evidence.verdict().is_none() {
        para.evidence = before.evidence;
    }
    let after = std::mem::replace(&mut para.spans, before.spans);
    para.spans.extend(after);
}

fn has_no_notes(line: &Line) -> bool {
    !line.text.iter().any(|inline| matches!(inline, Inline::Note(_)))
}
