//! Points that stand one below the other as lists, nested by the numbering of the file or by the marks that were typed.

use viet::label::{self, Label};

use super::line::Line;
use crate::content::{Block, List, Marks};
use crate::read::model::Numeral;

/// The mark before a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    marks: Marks,
    /// Which point it is, from 1, where the mark says so.
    ordinal: Option<usize>,
    depth: Depth,
    /// Bytes of the line that it has.
    bytes: usize,
}

/// How deep a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// The file says so.
    Level(u32),
    /// Its mark, beside those of the points before it.
    Typed,
}

/// The mark before a line; none if it cannot be a point of a list.
pub(super) fn mark_of(line: &Line) -> Option<Mark> {
    if let Some(label) = &line.label {
        let marks = match label.numeral {
            Numeral::Figures => Marks::Numbers,
            Numeral::Letters => Marks::Letters,
            Numeral::Dash => Marks::Dashes,
            Numeral::Plus => Marks::Pluses,
            Numeral::Other => return None,
        };
        let counted = matches!(marks, Marks::Numbers | Marks::Letters);
        let ordinal = counted.then_some(label.count as usize);
        return label.alone.then_some(Mark { marks, ordinal, depth: Depth::Level(label.level), bytes: 0 });
    }
    let (label, rest) = label::split(&line.plain);
    let typed = line.plain[..line.plain.len() - rest.len()].trim_end();
    let (marks, ordinal) = match label? {
        Label::Dash => (Marks::Dashes, None),
        Label::Plus => (Marks::Pluses, None),
        Label::Letter(letter) => (Marks::Letters, label::ordinal_of(letter)),
        Label::Number(levels) if levels.len() == 1 => (Marks::Numbers, levels.first().map(|n| *n as usize)),
        _ => return None,
    };
    // What was typed stays as it was typed: a list would write "1)" as "1." and "A." as "a)".
    let same = ordinal.is_none_or(|ordinal| ordinal > 0 && marks.at(ordinal - 1) == typed);
    same.then_some(Mark { marks, ordinal, depth: Depth::Typed, bytes: typed.len() })
}

impl Mark {
    /// Whether two marks are of one kind.
    pub(super) fn is_like(&self, other: &Mark) -> bool {
        self.marks == other.marks
    }
}

/// A list that is still growing.
struct Open {
    marks: Marks,
    depth: Depth,
    items: Vec<Vec<Block>>,
}

/// Lists in the making, the outermost first.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    /// Points in all of them.
    points: usize,
    /// The only point so far as the line it was, if its mark was typed: one line with a dash makes no list.
    only: Option<Line>,
}

/// What became of a line.
pub(super) enum Taken {
    /// It is a point; its mark is now written otherwise, if `changed`.
    Point { changed: bool },
    /// It is none here.
    No(Line),
}

impl Lists {
    /// Takes a line in as a point if it goes on what is open or begins a list.
    pub(super) fn take(&mut self, line: Line, mark: Mark) -> Taken {
        let at = self.place(&mark);
        let place = at.map_or(0, |at| self.open[at].items.len());
        if mark.ordinal.is_some_and(|ordinal| ordinal != place + 1) {
            return Taken::No(line);
        }
        match at {
            Some(at) => self.close_below(at),
            None => {
                // A list of the file that is less deep is not within the ones before it.
                let keep = self.open.iter().position(|open| !lies_within(mark.depth, open.depth));
                if keep == Some(0) {
                    return Taken::No(line);
                }
                if let Some(last) = keep.and_then(|keep| keep.checked_sub(1)) {
                    self.close_below(last);
                }
                self.open.push(Open { marks: mark.marks, depth: mark.depth, items: Vec::new() });
            }
        }
        self.points += 1;
        let typed = mark.depth == Depth::Typed;
        self.only = (typed && self.points == 1).then(|| line.clone());
        let written = mark.marks.at(place);
        let changed = line.label.as_ref().is_some_and(|label| mark.ordinal.is_some() && label.text != written);
        let line = Line { label: None, ..line }.without_first(mark.bytes);
        if let Some(open) = self.open.last_mut() {
            open.items.push(vec![Block::Paragraph(line.into_paragraph())]);
        }
        Taken::Point { changed }
    }

    /// The open list that a point goes on.
    fn place(&self, mark: &Mark) -> Option<usize> {
        self.open.iter().rposition(|open| open.marks == mark.marks && open.depth == mark.depth)
    }

    /// Closes the lists within the one at `at`.
    fn close_below(&mut self, at: usize) {
        while self.open.len() > at + 1 {
            let Some(inner) = self.open.pop() else { return };
            let list = Block::List(List { marks: inner.marks, items: inner.items });
            if let Some(item) = self.open.last_mut().and_then(|outer| outer.items.last_mut()) {
                item.push(list);
            }
        }
    }

    /// What has come together: a list, or the line that made none; begins anew.
    pub(super) fn finish(&mut self) -> Option<Result<List, Line>> {
        let only = self.only.take();
        self.points = 0;
        self.close_below(0);
        let outer = self.open.pop()?;
        Some(match only {
            Some(line) => Err(line),
            None => Ok(List { marks: outer.marks, items: outer.items }),
        })
    }
}

/// Whether a new list of this depth lies within one of that.
fn lies_within(new: Depth, open: Depth) -> bool {
    match (new, open) {
        (Depth::Level(new), Depth::Level(open)) => new > open,
        _ => true,
    }
}
