//! Points that stand one below the other as lists, nested by the numbering of the file or by the marks that were typed; and
//! what goes on with a point without a mark of its own.

use viet::label::{self, Label};

use super::line::Line;
use crate::content::{Block, List, Marks};
use crate::read::model::{Numeral, Role};

/// Pieces that are looked at to find whether a list goes on below what has no mark.
const LOOK_AHEAD: usize = 50;

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
    /// How far its first point stands in.
    left: i32,
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
    /// How far the text around them stands in.
    pub(super) around: i32,
}

/// What may stand below a point.
pub(super) enum Below<'a> {
    /// A point.
    Point(&'a Mark),
    /// Text without a mark, a table, a picture.
    Other,
    /// A heading or a new page, which end all lists.
    End,
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
                self.open.push(Open { marks: mark.marks, depth: mark.depth, left: line.left, items: Vec::new() });
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

    /// The open list whose last point goes on with what has no mark: with a line whose style says so, or that stands as far
    /// in as the point does and further than the text around; and with whatever stands between a point and the one that
    /// counts on from it. Where nothing of that is to be seen, the list has ended.
    pub(super) fn goes_on<'a>(&self, line: Option<&Line>, mut below: impl Iterator<Item = Below<'a>>) -> Option<usize> {
        let innermost = self.open.len().checked_sub(1)?;
        if let Some(line) = line {
            if let Some(Role::Continues(depth)) = line.role {
                return Some(usize::from(depth).saturating_sub(1).min(innermost));
            }
            let holds = |open: &Open| open.left > self.around && line.left >= open.left;
            if let Some(at) = self.open.iter().rposition(holds) {
                return Some(at);
            }
        }
        let mut inside_of = self.open.len();
        for _ in 0..LOOK_AHEAD {
            let mark = match below.next()? {
                Below::Point(mark) => mark,
                Below::Other => continue,
                Below::End => return None,
            };
            let (Some(ordinal), Some(at)) = (mark.ordinal, self.place(mark)) else { continue };
            match ordinal == self.open[at].items.len() + 1 {
                true if at < inside_of => return Some(at),
                // Another list of that kind begins before; only those around it may still go on.
                _ => inside_of = inside_of.min(at),
            }
        }
        None
    }

    /// Adds to the last point of the open list at `at`.
    pub(super) fn put(&mut self, at: usize, block: Block) {
        self.close_below(at);
        self.only = None;
        if let Some(item) = self.open.last_mut().and_then(|open| open.items.last_mut()) {
            item.push(block);
        }
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
