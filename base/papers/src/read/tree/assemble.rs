//! Lines and blocks, in their order, as headings, points of lists and paragraphs.

use super::build::Builder;
use super::heading;
use super::line::Line;
use super::list::{Below, Lists, Mark, Taken, mark_of};
use super::{Place, What};
use crate::content::{Block, Heading, Level};

/// A piece on its way into the tree.
pub(super) enum Item {
    Line(Line),
    Block(Block),
}

/// What a piece is.
enum Kind {
    Heading(Level),
    Point(Mark),
    /// A line without a mark, a table, a picture.
    Other,
    PageBreak,
}

impl Builder {
    /// Lines become headings, points of lists and paragraphs.
    pub(super) fn assemble(&mut self, items: Vec<Item>, in_cell: bool) -> Vec<Block> {
        let kinds = self.kinds(&items, in_cell);
        let mut blocks = Vec::new();
        let mut lists = Lists::default();
        let mut items = items.into_iter().enumerate().peekable();
        while let Some((at, item)) = items.next() {
            match (&kinds[at], item) {
                (Kind::Heading(level), Item::Line(line)) => {
                    flush(&mut lists, &mut blocks);
                    let mut heading = heading::heading(line, *level);
                    let next =
                        items.next_if(|(_, next)| matches!(next, Item::Line(line) if lacks_title(&heading, line)));
                    if let Some((_, Item::Line(title))) = next {
                        heading.text = heading::title(title.text);
                    }
                    blocks.push(Block::Heading(heading));
                }
                (Kind::Point(mark), Item::Line(line)) => self.point(line, *mark, &mut lists, &mut blocks),
                (Kind::PageBreak, Item::Block(block)) => {
                    flush(&mut lists, &mut blocks);
                    blocks.push(block);
                }
                (_, item) => {
                    let line = if let Item::Line(line) = &item { Some(line) } else { None };
                    let holder = lists.goes_on(line, kinds[at + 1..].iter().map(below));
                    if holder.is_none() {
                        flush(&mut lists, &mut blocks);
                        lists.around = line.map_or(lists.around, |line| line.left);
                    }
                    let block = match item {
                        Item::Line(line) => Block::Paragraph(line.with_typed_label().into_paragraph()),
                        Item::Block(block) => block,
                    };
                    match holder {
                        Some(at) => lists.put(at, block),
                        None => blocks.push(block),
                    }
                }
            }
        }
        flush(&mut lists, &mut blocks);
        blocks
    }

    /// What each piece is.
    fn kinds(&self, items: &[Item], in_cell: bool) -> Vec<Kind> {
        let mark = |item: &Item| match item {
            Item::Line(line) if line.outline.is_none() => mark_of(line),
            _ => None,
        };
        let marks: Vec<Option<Mark>> = items.iter().map(mark).collect();
        let kind = |(at, item): (usize, &Item)| {
            let line = match item {
                Item::Block(Block::PageBreak) => return Kind::PageBreak,
                Item::Block(_) => return Kind::Other,
                Item::Line(line) => line,
            };
            let level = match line.outline {
                Some(outline) => Some(self.outline.level(outline)),
                None if in_cell => None,
                None => heading::by_look(line, stands_alone(&marks, at)),
            };
            level.map(Kind::Heading).or(marks[at].map(Kind::Point)).unwrap_or(Kind::Other)
        };
        items.iter().enumerate().map(kind).collect()
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

fn below(kind: &Kind) -> Below<'_> {
    match kind {
        Kind::Point(mark) => Below::Point(mark),
        Kind::Other => Below::Other,
        Kind::Heading(_) | Kind::PageBreak => Below::End,
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
