//! What a snapshot says where a figure or a word stands.

use crate::model::{Block, Of, Piece, Prose, Section, Snapshot};
use domain::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands where nothing is known.
pub const UNKNOWN: &str = "…";

/// The text with its figures and words filled in.
#[must_use]
pub fn filled(text: &Prose, snapshot: &Snapshot) -> String {
    text.0.iter().map(|piece| said(piece, snapshot)).collect()
}

/// The other way round: letters in which the words of the period are places again, the longest first.
#[must_use]
pub fn unfilled(text: &str, snapshot: &Snapshot) -> Prose {
    let mut words: Vec<(&String, &String)> =
        snapshot.words.iter().filter(|(_, said)| said.chars().count() > SHORTEST_WORD).collect();
    words.sort_by_key(|(address, said)| (std::cmp::Reverse(said.chars().count()), *address));
    let mut pieces = vec![Piece::Text(text.to_owned())];
    for (address, said) in words {
        let split = |piece: Piece| match piece {
            Piece::Text(text) => {
                let mut parts: Vec<Piece> = Vec::new();
                for (at, letters) in text.split(said.as_str()).enumerate() {
                    if at > 0 {
                        parts.push(Piece::Word(address.clone()));
                    }
                    parts.push(Piece::Text(letters.to_owned()));
                }
                parts
            }
            place => vec![place],
        };
        pieces = pieces.into_iter().flat_map(split).collect();
    }
    Prose::of(pieces)
}

/// A year alone, or a shorter word, may stand for anything.
const SHORTEST_WORD: usize = 4;

/// What one piece says.
#[must_use]
pub fn said(piece: &Piece, snapshot: &Snapshot) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Word(address) => {
            snapshot.words.get(address).filter(|word| !word.is_empty()).cloned().unwrap_or_else(|| UNKNOWN.into())
        }
        Piece::Figure(address, of) => match (snapshot.figure(address), of) {
            (None, _) => UNKNOWN.into(),
            (Some(line), Of::Now) => in_a_sentence(line.value()),
            (Some(line), Of::Before) => line.before.map_or_else(|| "chưa có số liệu".into(), in_a_sentence),
            (Some(line), Of::Change) => change(line.value(), line.before),
        },
    }
}

/// A share of nothing is no number in a sentence either.
fn in_a_sentence(value: Value) -> String {
    match value {
        Value::Share(_, 0) => "không phát sinh".into(),
        value => value.to_string(),
    }
}

/// How a value differs from that of a year before, in words.
#[must_use]
pub fn change(now: Value, before: Option<Value>) -> String {
    let (Some(now_is), Some(before_is)) = (now.measure(), before.and_then(Value::measure)) else {
        return "chưa có số liệu cùng kỳ để so sánh".into();
    };
    let by = now_is - before_is;
    let much = match now {
        Value::Count(_) => viet::number::grouped(by.abs()),
        // Tenths of a percent as a number of percent.
        Value::Share(..) => format!("{} điểm phần trăm", evidence::Amount::from_thousandths(by.abs() * 100)),
    };
    match by {
        0 => "bằng cùng kỳ năm trước".into(),
        1.. => format!("tăng {much} so với cùng kỳ năm trước"),
        _ => format!("giảm {much} so với cùng kỳ năm trước"),
    }
}

/// Every figure that sections use, in text, table, list or drawing.
#[must_use]
pub fn used(sections: &[Section]) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for section in sections {
        all.extend(section.named().map(|(address, _)| address));
        for block in &section.blocks {
            match block {
                Block::Text { .. } | Block::Outside { .. } | Block::Adjusted { .. } => {}
                Block::Compare { figures, .. } | Block::Units { figures, .. } | Block::Beside { figures, .. } => {
                    all.extend(figures.iter().map(String::as_str))
                }
                Block::Groups { figure, .. }
                | Block::Rows { figure, .. }
                | Block::Months { figure, .. }
                | Block::Coverage { figure, .. }
                | Block::Rates { figure, .. } => {
                    all.insert(figure);
                }
                Block::Drawing { part, whole, .. } => all.extend([part.as_str(), whole]),
            }
        }
    }
    all
}

/// The values of these figures, as they are shown; those of other systems by the proofs that they are.
#[must_use]
pub fn values(sections: &[Section], snapshot: &Snapshot) -> BTreeMap<String, String> {
    let known = used(sections).into_iter().filter_map(|address| snapshot.figure(address));
    let counted = known.map(|line| (line.address.clone(), line.value().to_string()));
    let has = |wanted: fn(&Block) -> bool| sections.iter().flat_map(|section| &section.blocks).any(wanted);
    let listed = has(|block| matches!(block, Block::Outside { .. })).then(|| snapshot.own_outside());
    let adjusted = has(|block| matches!(block, Block::Adjusted { .. })).then(|| snapshot.adjusted());
    let outside = listed.into_iter().flatten().map(|one| (one.address(), one.said()));
    let corrected =
        adjusted.into_iter().flatten().map(|(one, was)| (one.address(), format!("{} → {}", was.value, one.value)));
    counted.chain(outside).chain(corrected).collect()
}

/// A figure that says something else than what its writers saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub address: String,
    /// What they saw; none where it is new in the report.
    pub was: Option<String>,
    /// What it says now.
    pub is: String,
}

/// The figures that moved since the writers saw them.
#[must_use]
pub fn moved(sections: &[Section], accepted: &BTreeMap<String, String>, snapshot: &Snapshot) -> Vec<Moved> {
    let now = values(sections, snapshot);
    let differs = now.into_iter().filter(|(address, is)| accepted.get(address) != Some(is));
    differs.map(|(address, is)| Moved { was: accepted.get(&address).cloned(), address, is }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filled_is_a_place_again() {
        let words = [("period", "quý I năm 2020"), ("year", "2020"), ("agency", "Ban Quản lý"), ("superior", "")];
        let words = words.map(|(address, said)| (address.to_owned(), said.to_owned()));
        let snapshot = Snapshot {
            counted_at: "2020-04-01T00:00:00Z".parse().unwrap(),
            label: "Quý I".into(),
            from: "2019-12-15".parse().unwrap(),
            to: "2020-03-14".parse().unwrap(),
            figures: Vec::new(),
            words: words.into(),
            units: Vec::new(),
            outside: Vec::new(),
        };
        let text = Prose::from("Kết quả {=period} của {=agency}, năm 2020");
        assert_eq!(unfilled(&filled(&text, &snapshot), &snapshot), text, "a year alone stays letters");
        assert_eq!(unfilled("Không có chỗ nào", &snapshot), Prose::plain("Không có chỗ nào"));
    }

    #[test]
    fn changes_are_told_in_words() {
        let cases = [
            (Value::Count(5), Some(Value::Count(3)), "tăng 2 so với cùng kỳ năm trước"),
            (Value::Count(3), Some(Value::Count(1_500)), "giảm 1.497 so với cùng kỳ năm trước"),
            (Value::Count(0), Some(Value::Count(0)), "bằng cùng kỳ năm trước"),
            (Value::Share(7, 8), Some(Value::Share(3, 4)), "tăng 12,5 điểm phần trăm so với cùng kỳ năm trước"),
            (Value::Share(0, 0), Some(Value::Share(3, 4)), "chưa có số liệu cùng kỳ để so sánh"),
            (Value::Count(5), None, "chưa có số liệu cùng kỳ để so sánh"),
        ];
        for (now, before, expected) in cases {
            assert_eq!(change(now, before), expected, "{now:?} {before:?}");
        }
    }
}
