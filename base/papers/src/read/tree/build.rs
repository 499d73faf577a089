//! Putting a tree together from the pieces of a document, in their order.

use std::collections::HashMap;
use std::sync::Arc;

use viet::legacy::Legacy;

use super::heading::{self, Outline};
use super::line::{Line, align};
use super::list::{Lists, Mark, Taken, mark_of};
use super::{Place, Tally, What, inline};
use crate::content::{Block, Heading, Inline, Level};
use crate::picture::Picture;
use crate::read::model::{Drawn, NoteId, Para, Piece, Span};

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

/// A piece on its way into the tree.
enum Item {
    Line(Line),
    Block(Block),
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
        self.blocks(pieces, false)
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
        for piece in pieces {
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
        if para.page_before && !in_cell && !items.is_empty() {
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
                caption: para.caption,
                text,
            };
            let (before, after) = self.drawn(para.number, spans);
            items.extend(before.into_iter().map(Item::Block));
            match items.last_mut() {
                Some(Item::Block(Block::Picture(picture)))
                    if line.caption && picture.caption.is_empty() && !line.plain.is_empty() && has_no_notes(&line) =>
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

    /// Lines become headings, points of lists and paragraphs.
    fn assemble(&mut self, items: Vec<Item>, in_cell: bool) -> Vec<Block> {
        let marks: Vec<Option<Mark>> = items
            .iter()
            .map(|item| match item {
                Item::Line(line) if line.outline.is_none() => mark_of(line),
                _ => None,
            })
            .collect();
        let mut blocks = Vec::new();
        let mut lists = Lists::default();
        let mut items = items.into_iter().enumerate().peekable();
        while let Some((at, item)) = items.next() {
            let line = match item {
                Item::Line(line) => line,
                Item::Block(block) => {
                    flush(&mut lists, &mut blocks);
                    blocks.push(block);
                    continue;
                }
            };
            let level = match line.outline {
                Some(outline) => Some(self.outline.level(outline)),
                None if in_cell => None,
                None => heading::by_look(&line, stands_alone(&marks, at)),
            };
            if let Some(level) = level {
                flush(&mut lists, &mut blocks);
                let mut heading = heading::heading(line, level);
                let next = items.next_if(|(_, next)| matches!(next, Item::Line(line) if lacks_title(&heading, line)));
                if let Some((_, Item::Line(title))) = next {
                    heading.text = heading::title(title.text);
                }
                blocks.push(Block::Heading(heading));
                continue;
            }
            match marks[at] {
                Some(mark) => self.point(line, mark, &mut lists, &mut blocks),
                None => {
                    flush(&mut lists, &mut blocks);
                    blocks.push(Block::Paragraph(line.with_typed_label().into_paragraph()));
                }
            }
        }
        flush(&mut lists, &mut blocks);
        blocks
    }

    /// A line with a mark: a point of the list before it, or the first of one, or a paragraph after all.
    fn point(&mut self, line: Line, mark: Mark, lists: &mut Lists, blocks: &mut Vec<Block>) {
        let number = line.number;
        let mut taken = lists.take(line, mark);
        if let Taken::No(line) = taken {
            flush(lists, blocks);
            taken = lists.take(line, mark);
        }
        match taken {
            Taken::Point { changed } => {
                if changed {
                    self.lost.add(Place::Paragraph(number), What::Mark);
                }
            }
            Taken::No(line) => blocks.push(Block::Paragraph(line.with_typed_label().into_paragraph())),
        }
    }
}

/// Ends the lists that are open.
fn flush(lists: &mut Lists, blocks: &mut Vec<Block>) {
    match lists.finish() {
        Some(Ok(list)) => blocks.push(Block::List(list)),
        Some(Err(line)) => blocks.push(Block::Paragraph(line.into_paragraph())),
        None => {}
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

/// Whether the lines before and after bear no mark of the same kind.
fn stands_alone(marks: &[Option<Mark>], at: usize) -> bool {
    let Some(mark) = &marks[at] else { return true };
    let like = |other: Option<&Option<Mark>>| other.and_then(Option::as_ref).is_some_and(|other| other.is_like(mark));
    !like(at.checked_sub(1).and_then(|before| marks.get(before))) && !like(marks.get(at + 1))
}

/// Whether a heading is a label alone, as `Chương I`, and a line its title.
fn lacks_title(heading: &Heading, line: &Line) -> bool {
    let two_lines = matches!(heading.level, Level::Chapter | Level::Part);
    two_lines && !heading.label.is_empty() && heading.text.is_empty() && heading::is_title(line)
}
