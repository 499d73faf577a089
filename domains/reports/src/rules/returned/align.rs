//! Which line of the paper that went out is which of the one that came back.

use super::base::{Origin, Sent, shown};
use super::lines::{Kind, Line};
use super::words::{Span, likeness};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Pairs of lines that are looked at between two lines that are the same; beyond, none of them is taken for an edited one.
const MOST_PAIRS: usize = 40_000;
/// Bytes that looking at those pairs may read.
const MOST_READ: usize = 8_000_000;

/// A line, in the order of the paper that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// One of before, and what it is now.
    Both(usize, usize),
    /// It went.
    Gone(usize),
    /// It came.
    New(usize),
}

/// All lines of both, each once.
pub(super) fn links(sent: &[Sent], back: &[Line]) -> Vec<Link> {
    let old: Vec<_> = sent.iter().map(|one| one.line.key()).collect();
    let new: Vec<_> = back.iter().map(Line::key).collect();
    let mut all = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            all.extend(from.zip(to).map(|(from, to)| Link::Both(from, to)));
            continue;
        }
        let (first, second) = (from.start, to.start);
        all.extend(pairs(&sent[from], &back[to]).into_iter().map(|link| match link {
            Link::Both(old, new) => Link::Both(first + old, second + new),
            Link::Gone(old) => Link::Gone(first + old),
            Link::New(new) => Link::New(second + new),
        }));
    }
    all
}

/// How much more alike two texts have to be with a further line for it to be a part of the same paragraph.
const PART: f64 = 0.05;

/// A paragraph that was parted in Word is one line with a line end in it, and so are paragraphs of before that were joined.
/// So the figures of both parts stand.
pub(super) fn gathered(sent: &mut [Sent], back: &mut [Line], links: Vec<Link>) -> Vec<Link> {
    let mut all: Vec<Link> = Vec::new();
    let mut rest = links.into_iter().peekable();
    while let Some(link) = rest.next() {
        if let Link::Both(old, new) = link
            && matches!(sent[old].origin, Origin::Text(..))
            && sent[old].line.text != back[new].text
        {
            while all.pop_if(|before| joins(sent, back, (old, new), *before, true)).is_some() {}
            while rest.next_if(|after| joins(sent, back, (old, new), *after, false)).is_some() {}
        }
        all.push(link);
    }
    all
}

/// Joins a line to a pair if it is a part of it; `before` it or after.
fn joins(sent: &mut [Sent], back: &mut [Line], (old, new): (usize, usize), other: Link, before: bool) -> bool {
    let join = |one: &str, other: &str| if before { format!("{other}\n{one}") } else { format!("{one}\n{other}") };
    let alike = likeness(&sent[old].line.text, &back[new].text);
    match other {
        Link::New(part) if back[part].kind == Kind::Text && back[new].kind == Kind::Text => {
            let whole = join(&back[new].text, &back[part].text);
            let is = likeness(&sent[old].line.text, &whole) > alike + PART;
            if is {
                back[new].text = whole;
            }
            is
        }
        Link::Gone(part) if sent[part].origin == sent[old].origin => {
            let whole = join(&sent[old].line.text, &sent[part].line.text);
            let is = likeness(&whole, &back[new].text) > alike + PART;
            if is {
                let (own, others) = (std::mem::take(&mut sent[old].spans), sent[part].spans.clone());
                let end = [Span { text: "\n".into(), piece: None }];
                let (first, second) = if before { (others, own) } else { (own, others) };
                sent[old].spans = first.into_iter().chain(end).chain(second).collect();
                (sent[old].line.text, sent[old].seen) = (whole, None);
            }
            is
        }
        _ => false,
    }
}

/// Lines that differ, paired so that they are as alike as can be, in their order.
fn pairs(sent: &[Sent], back: &[Line]) -> Vec<Link> {
    let (rows, columns) = (sent.len(), back.len());
    let of_old: usize = sent.iter().map(|one| one.line.text.len()).sum();
    let of_new: usize = back.iter().map(|line| line.text.len()).sum();
    let too_much = rows * columns > MOST_PAIRS || of_old * columns + of_new * rows > MOST_READ;
    if rows == 0 || columns == 0 || too_much {
        return (0..rows).map(Link::Gone).chain((0..columns).map(Link::New)).collect();
    }
    let alike: Vec<Vec<f64>> = sent.iter().map(|old| back.iter().map(|new| alike(old, new)).collect()).collect();
    // The best of what begins at each pair.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    for old in (0..rows).rev() {
        for new in (0..columns).rev() {
            let paired = if alike[old][new] > 0.0 { alike[old][new] + best[old + 1][new + 1] } else { 0.0 };
            best[old][new] = paired.max(best[old + 1][new]).max(best[old][new + 1]);
        }
    }
    let (mut all, mut old, mut new) = (Vec::new(), 0, 0);
    while old < rows && new < columns {
        let here = best[old][new];
        if alike[old][new] > 0.0 && (here - alike[old][new] - best[old + 1][new + 1]).abs() < 1e-9 {
            all.push(Link::Both(old, new));
            (old, new) = (old + 1, new + 1);
        } else if (here - best[old + 1][new]).abs() < 1e-9 {
            all.push(Link::Gone(old));
            old += 1;
        } else {
            all.push(Link::New(new));
            new += 1;
        }
    }
    all.into_iter().chain((old..rows).map(Link::Gone)).chain((new..columns).map(Link::New)).collect()
}

/// How sure it is that a line became another one; 0 for not at all.
fn alike(old: &Sent, new: &Line) -> f64 {
    let at_least = |least: f64, likeness: f64| if likeness >= least { likeness } else { 0.0 };
    if old.line.is_row() != new.is_row() || matches!(new.kind, Kind::Picture | Kind::Note) {
        return 0.0;
    }
    if old.seen.as_ref().is_some_and(|seen| shown(seen) == new.text) {
        return 2.0;
    }
    let whole = likeness(&old.line.text, &new.text);
    match (old.origin, &old.line.kind, &new.kind) {
        (Origin::Title(_), Kind::Heading(level, label, before), Kind::Heading(now, other, after)) => {
            // Titles stand in capitals or not; the same number in the same rank is a hint of its own.
            let same_place = if level == now && label == other { 0.5 } else { 0.0 };
            at_least(0.5, likeness(&before.to_uppercase(), &after.to_uppercase()) + same_place)
        }
        (Origin::Title(_), ..) => at_least(0.6, likeness(&old.line.text.to_uppercase(), &new.text.to_uppercase())),
        (_, Kind::Heading(..), _) => at_least(0.35, whole),
        (_, _, Kind::Heading(..)) => at_least(0.8, whole),
        _ => at_least(0.35, whole),
    }
}
