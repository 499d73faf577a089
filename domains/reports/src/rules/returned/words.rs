//! Texts word by word: what went, what came, and which figures still stand where they stood.

use crate::model::Piece;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// Words of a paragraph that are compared one by one; beyond, it is shown whole. Three pages without a break.
const MOST_WORDS: usize = 2_000;

/// A piece of a text beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bit {
    /// In both.
    Same(String),
    /// Only before.
    Gone(String),
    /// Only after.
    New(String),
}

/// A piece of a paragraph as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    /// The figure or word that it shows; none for letters.
    pub(super) piece: Option<Piece>,
}

/// A figure that somebody wrote over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overwritten {
    pub(super) piece: Piece,
    pub(super) was: String,
    pub(super) is: String,
}

/// The words of a text: letters and figures in a row, a number with its points and commas, any other sign for itself, and the
/// end of a paragraph.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter.is_whitespace() && letter != '\n' {
            continue;
        }
        let mut end = at + letter.len_utf8();
        if letter.is_alphanumeric() {
            let mut last = letter;
            while let Some((next, letter)) = letters.peek().copied() {
                let follows = text[next + letter.len_utf8()..].chars().next();
                let in_number = matches!(letter, '.' | ',')
                    && last.is_ascii_digit()
                    && follows.is_some_and(|letter| letter.is_ascii_digit());
                if !(letter.is_alphanumeric() || in_number) {
                    break;
                }
                (last, end) = (letter, next + letter.len_utf8());
                letters.next();
            }
        }
        all.push(at..end);
    }
    all
}

fn texts<'a>(text: &'a str, words: &[Range<usize>]) -> Vec<&'a str> {
    words.iter().map(|word| &text[word.clone()]).collect()
}

/// How alike two texts are by their words, from 0 to 1 (Dice).
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let (of_a, of_b) = (words(a), words(b));
    if of_a.is_empty() || of_b.is_empty() {
        return 0.0;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in texts(a, &of_a) {
        *counts.entry(word).or_default() += 1;
    }
    let common = texts(b, &of_b).into_iter().filter(|word| match counts.get_mut(word) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    let common = u32::try_from(common.count()).unwrap_or(u32::MAX);
    let all = u32::try_from(of_a.len() + of_b.len()).unwrap_or(u32::MAX);
    f64::from(common) * 2.0 / f64::from(all)
}

/// Whether two texts are too long to be compared word by word.
#[must_use]
pub fn too_long(before: &str, after: &str) -> bool {
    words(before).len() > MOST_WORDS || words(after).len() > MOST_WORDS
}

/// Two texts beside one another. What is too long to be compared is shown as gone and new.
#[must_use]
pub fn beside(before: &str, after: &str) -> Vec<Bit> {
    let (old, new) = (words(before), words(after));
    let mut bits = Vec::new();
    let mut put = |bit: fn(String) -> Bit, text: &str| {
        if !text.is_empty() {
            bits.push(bit(text.to_owned()));
        }
    };
    if too_long(before, after) {
        put(Bit::Gone, before);
        put(Bit::New, after);
        return bits;
    }
    for op in capture_diff_slices(Algorithm::Myers, &texts(before, &old), &texts(after, &new)) {
        let (tag, gone, came) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            put(Bit::Same, stretch(after, &new, came));
        } else {
            put(Bit::Gone, stretch(before, &old, gone));
            put(Bit::New, stretch(after, &new, came));
        }
    }
    bits
}

/// Words with the blanks after them.
fn stretch<'a>(text: &'a str, words: &[Range<usize>], which: Range<usize>) -> &'a str {
    let at = |place: usize| words.get(place).map_or(text.len(), |word| word.start);
    if which.is_empty() { "" } else { &text[at(which.start)..at(which.end)] }
}

/// A text after it was edited, with the figures that still stand in it. A figure stands if all its words do, one after the
/// other, beside a neighbour from before: the same number elsewhere in the sentence is another one.
pub(super) fn weave(before: &[Span], after: &str) -> (Vec<Piece>, Vec<Overwritten>) {
    let shown: String = before.iter().map(|span| span.text.as_str()).collect();
    let (old, new) = (words(&shown), words(after));
    let mut to: Vec<Option<usize>> = vec![None; old.len()];
    if !too_long(&shown, after) {
        for op in capture_diff_slices(Algorithm::Myers, &texts(&shown, &old), &texts(after, &new)) {
            if let (DiffTag::Equal, gone, came) = op.as_tag_tuple() {
                gone.zip(came).for_each(|(old, new)| to[old] = Some(new));
            }
        }
    }
    let (mut pieces, mut overwritten) = (Vec::new(), Vec::new());
    let (mut written, mut at) = (0, 0);
    for span in before {
        let here = at..at + span.text.len();
        at = here.end;
        let Some(piece) = &span.piece else { continue };
        match stands(&here, &old, &new, &to).filter(|place| place.start >= written) {
            Some(place) => {
                pieces.push(Piece::Text(after[written..place.start].to_owned()));
                pieces.push(piece.clone());
                written = place.end;
            }
            None => overwritten.push(Overwritten {
                piece: piece.clone(),
                was: span.text.clone(),
                is: instead(&here, &old, &to, after, &new),
            }),
        }
    }
    pieces.push(Piece::Text(after[written..].to_owned()));
    (pieces, overwritten)
}

/// Where a part of the old text stands in the new one.
fn stands(
    here: &Range<usize>,
    old: &[Range<usize>],
    new: &[Range<usize>],
    to: &[Option<usize>],
) -> Option<Range<usize>> {
    let first = old.iter().position(|word| word.end > here.start)?;
    let last = old.iter().rposition(|word| word.start < here.end)?;
    if first > last {
        return None;
    }
    let (start, end) = (to[first]?, to[last]?);
    let together = (first..=last).all(|word| to[word] == Some(start + word - first));
    let neighbour_before = first.checked_sub(1).map(|word| to[word].is_some_and(|at| at + 1 == start));
    let neighbour_after = to.get(last + 1).map(|at| *at == Some(end + 1));
    let alone = neighbour_before.is_none() && neighbour_after.is_none();
    if !together || !(alone || neighbour_before == Some(true) || neighbour_after == Some(true)) {
        return None;
    }
    // A figure may begin or end within a word: `x5`.
    let begins = new[start].start + here.start.saturating_sub(old[first].start);
    let ends = new[end].end - old[last].end.saturating_sub(here.end);
    Some(begins..ends)
}

/// What stands now between the neighbours of a figure.
fn instead(
    here: &Range<usize>,
    old: &[Range<usize>],
    to: &[Option<usize>],
    after: &str,
    new: &[Range<usize>],
) -> String {
    let first = old.iter().position(|word| word.end > here.start).unwrap_or(old.len());
    let next = old.iter().position(|word| word.start >= here.end).unwrap_or(old.len());
    let from = to[..first].iter().flatten().next_back().map_or(0, |at| at + 1);
    let until = to[next..].iter().flatten().next().copied().unwrap_or(new.len());
    stretch(after, new, from.min(until)..until).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Of, Prose};
    use proptest::prelude::*;

    fn figure(address: &str, shown: &str) -> Span {
        Span { text: shown.into(), piece: Some(Piece::Figure(address.into(), Of::Now)) }
    }

    fn letters(text: &str) -> Span {
        Span { text: text.into(), piece: None }
    }

    #[test]
    fn figures_stay_where_their_values_do() {
        let before = [
            letters("Trong kỳ có "),
            figure("a", "12"),
            letters(" nhiệm vụ, đạt "),
            figure("b", "50% (6/12)"),
            letters(" kế hoạch ("),
            figure("c", "tăng 2 so với cùng kỳ năm trước"),
            letters(")."),
        ];
        type Told = &'static [(&'static str, &'static str)];
        let table: &[(&str, &str, Told)] = &[
            (
                "Trong kỳ có 12 nhiệm vụ, đạt 50% (6/12) kế hoạch (tăng 2 so với cùng kỳ năm trước).",
                "Trong kỳ có {a} nhiệm vụ, đạt {b} kế hoạch ({c}).",
                &[],
            ),
            (
                "Quý này có 12 nhiệm vụ lớn, đạt 50% (6/12) chỉ tiêu (tăng 2 so với cùng kỳ năm trước)./.",
                "Quý này có {a} nhiệm vụ lớn, đạt {b} chỉ tiêu ({c})./.",
                &[],
            ),
            (
                "Trong kỳ có 13 nhiệm vụ, đạt 50% (6/12) kế hoạch (tăng 2 so với cùng kỳ năm trước).",
                "Trong kỳ có 13 nhiệm vụ, đạt {b} kế hoạch ({c}).",
                &[("12", "13")],
            ),
            (
                "Trong kỳ có 12 nhiệm vụ, đạt 55% (6/12) kế hoạch (tăng 3 so với cùng kỳ năm trước).",
                "Trong kỳ có {a} nhiệm vụ, đạt 55% (6/12) kế hoạch (tăng 3 so với cùng kỳ năm trước).",
                &[("50% (6/12)", "55% (6/12)"), ("tăng 2 so với cùng kỳ năm trước", "tăng 3 so với cùng kỳ năm trước")],
            ),
            (
                "Trong kỳ có 112 nhiệm vụ.",
                "Trong kỳ có 112 nhiệm vụ.",
                &[("12", "112"), ("50% (6/12)", ""), ("tăng 2 so với cùng kỳ năm trước", "")],
            ),
            // The same number elsewhere is another one.
            (
                "Trong kỳ có 15 nhiệm vụ lớn và 12 việc nhỏ.",
                "Trong kỳ có 15 nhiệm vụ lớn và 12 việc nhỏ.",
                &[("12", "15"), ("50% (6/12)", "lớn và 12 việc nhỏ"), ("tăng 2 so với cùng kỳ năm trước", "việc nhỏ")],
            ),
        ];
        for (after, expected, changed) in table {
            let (pieces, overwritten) = weave(&before, after);
            assert_eq!(Prose::of(pieces).to_string(), *expected, "{after}");
            let told: Vec<(&str, &str)> = overwritten.iter().map(|one| (one.was.as_str(), one.is.as_str())).collect();
            assert_eq!(told, *changed, "{after}");
        }
    }

    #[test]
    fn words_are_told_apart() {
        let bits = beside("Có 12 hội nghị.", "Có 13 hội nghị, tọa đàm.");
        let expected = [
            Bit::Same("Có ".into()),
            Bit::Gone("12 ".into()),
            Bit::New("13 ".into()),
            Bit::Same("hội nghị".into()),
            Bit::New(", tọa đàm".into()),
            Bit::Same(".".into()),
        ];
        assert_eq!(bits, expected);
        let parted = [Bit::Same("A. ".into()), Bit::New("\n".into()), Bit::Same("B.".into())];
        assert_eq!(beside("A. B.", "A. \nB."), parted);
        assert_eq!(texts("1.234,5 {a}.", &words("1.234,5 {a}.")), ["1.234,5", "{", "a", "}", "."]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_two_texts(before in "[a-c1-3{}\\[\\]., ]{0,30}", after in "[a-c1-3{}\\[\\]., ]{0,30}") {
            let bits = beside(&before, &after);
            let said = |wanted: fn(&Bit) -> Option<&String>| bits.iter().filter_map(wanted).cloned().collect::<String>();
            let new = said(|bit| match bit { Bit::Same(text) | Bit::New(text) => Some(text), Bit::Gone(_) => None });
            let old = said(|bit| match bit { Bit::Same(text) | Bit::Gone(text) => Some(text), Bit::New(_) => None });
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&new), bare(&after));
            prop_assert_eq!(bare(&old), bare(&before));
        }

        #[test]
        fn an_edited_text_says_what_was_typed(parts in proptest::collection::vec(("\\PC{0,6}", "[a-c1-3 .%]{0,4}"), 0..4),
            after in "[a-c1-3{}., ]{0,30}|\\PC{0,30}") {
            let mut before = Vec::new();
            for (letter, shown) in &parts {
                before.push(letters(letter));
                before.push(figure("x", shown));
            }
            let (pieces, overwritten) = weave(&before, &after);
            // Every figure stands or is told; with their values back in, the text is what was typed.
            let standing = pieces.iter().filter(|piece| matches!(piece, Piece::Figure(..))).count();
            prop_assert_eq!(standing + overwritten.len(), parts.len());
            let bare: String = pieces.iter().filter_map(|piece| match piece { Piece::Text(text) => Some(text.as_str()), _ => None }).collect();
            prop_assert!(bare.len() <= after.len());
            if standing == 0 {
                prop_assert_eq!(bare, after);
            }
        }
    }
}
