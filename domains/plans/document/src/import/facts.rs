//! Facts that stand in the prose of a plan: where the money comes from, how many may be proposed for commendation,
//! which year it is for.

use super::words::Words;
use super::{Passage, Quotas, shape};

/// Verbs after which a sentence about money names its sources, folded.
const FROM: &[&str] = &[
    "duoc bo tri theo",
    "duoc bo tri tu",
    "duoc bo tri trong",
    "bo tri tu",
    "bo tri trong",
    "bo tri theo",
    "can doi tu",
    "can doi trong",
    "lay tu",
    "su dung tu",
    "duoc su dung tu",
    "chi tu",
    "trich tu",
    "su dung",
    "tu",
];
/// Words before a further source, folded.
const PREPOSITIONS: &[&str] = &["trong", "tu", "theo"];

/// Whether a text speaks of money from its first words on.
pub(crate) fn is_about_money(text: &str) -> bool {
    let start: String = text.chars().take(60).collect();
    let folded = viet::fold(&start);
    shape::starts_with_any(&folded, &["kinh phi", "nguon kinh phi", "ve kinh phi"])
}

/// Whether a text has a word of money anywhere.
pub(crate) fn speaks_of_money(text: &str) -> bool {
    Words::new(text).contains_any(&["kinh phi", "ngan sach", "nguon", "du toan", "du tru", "chi"])
}

/// "… được bố trí theo A và trong B." -> A, B. A text without such a verb is a source as a whole.
pub(crate) fn budget_sources(passage: &Passage) -> Vec<Passage> {
    passage
        .text
        .split('\n')
        .flat_map(|text| sources(shape::without_end(text)))
        .map(|text| Passage::new(passage.line, text))
        .collect()
}

fn sources(text: &str) -> Vec<&str> {
    let words = Words::new(text);
    let after = FROM.iter().find_map(|verb| {
        let at = words.find(verb)?;
        let len = words.starts_with(at, verb)?;
        words.source(at + len..at + len + 1).map(|first| (at + len, first.start))
    });
    let Some((first_word, start)) = after else {
        return if text.is_empty() { Vec::new() } else { vec![text] };
    };
    let mut cuts = vec![start];
    let mut ends = Vec::new();
    for at in first_word + 1..words.len() {
        let preposition = words.get(at).is_some_and(|word| PREPOSITIONS.contains(&word));
        let joined = words.get(at - 1) == Some("va") || words.gap_after(at - 1).contains([',', ';']);
        if !(preposition && joined) {
            continue;
        }
        let before = if words.get(at - 1) == Some("va") { at - 1 } else { at };
        let (Some(previous), Some(next)) = (words.source(before - 1..before), words.source(at + 1..at + 2)) else {
            continue;
        };
        ends.push(previous.end);
        cuts.push(next.start);
    }
    ends.push(text.len());
    let pieces = cuts.into_iter().zip(ends).filter_map(|(from, to)| text.get(from..to));
    pieces.map(shape::without_end).filter(|piece| !piece.is_empty()).collect()
}

/// "(02 tập thể, 03 cá nhân)" in a text about commendation.
pub(crate) fn quotas(text: &str, line: u32) -> Option<Quotas> {
    let words = Words::new(text);
    if !words.contains_any(&["khen thuong", "bieu duong", "tuyen duong"]) {
        return None;
    }
    let count = |noun: &str| {
        (1..words.len()).find_map(|at| {
            words.starts_with(at, noun)?;
            words.get(at - 1)?.parse::<u32>().ok().filter(|count| *count < 10_000)
        })
    };
    let (collectives, individuals) = (count("tap the"), count("ca nhan"));
    (collectives.is_some() || individuals.is_some()).then_some(Quotas { collectives, individuals, line })
}

/// The last "năm 20xx" of an abstract.
pub(crate) fn year(text: &str) -> Option<i16> {
    let words = Words::new(text);
    (0..words.len())
        .filter(|at| words.get(*at) == Some("nam"))
        .filter_map(|at| plausible(words.get(at + 1)?))
        .next_back()
}

pub(crate) fn plausible(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1990..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_money() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Kinh phí được bố trí theo dự toán năm 2020 và trong nguồn chi của cơ quan.",
                &["dự toán năm 2020", "nguồn chi của cơ quan"],
            ),
            (
                "Kinh phí lấy từ ngân sách tỉnh, từ nguồn tài trợ hợp pháp.",
                &["ngân sách tỉnh", "nguồn tài trợ hợp pháp"],
            ),
            ("Ngân sách nhà nước", &["Ngân sách nhà nước"]),
            ("Sử dụng", &["Sử dụng"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> =
                budget_sources(&Passage::new(1, *text)).into_iter().map(|source| source.text).collect();
            assert_eq!(found, *expected, "for {text:?}");
        }
    }

    #[test]
    fn quotas_only_where_commendation_is_meant() {
        let found = quotas("đề xuất khen thưởng (02 tập thể, 03 cá nhân)", 7);
        assert_eq!(found, Some(Quotas { collectives: Some(2), individuals: Some(3), line: 7 }));
        assert_eq!(quotas("mời 02 tập thể", 7), None);
        assert_eq!(quotas("khen thưởng tập thể và cá nhân", 7), None);
    }

    #[test]
    fn the_year_of_an_abstract() {
        assert_eq!(year("Tuyên truyền CCHC năm 2020"), Some(2020));
        assert_eq!(year("việc năm nay"), None);
    }
}
